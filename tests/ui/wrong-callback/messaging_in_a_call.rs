use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms(_message: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Say>"Hello"</Say><Redirect>sms</Redirect></Response> }
}

fn main() {}
