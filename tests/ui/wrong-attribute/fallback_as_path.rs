use twiml_runtime::prelude::*;

#[sms_webhook("/sms", fallback = "/sms-fallback")]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
