use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {
    let next = sms::link();
    let _: VoiceResponse = twiml! { <Response><Redirect>{next}</Redirect></Response> };
}
