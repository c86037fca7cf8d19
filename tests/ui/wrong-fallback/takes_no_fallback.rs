use twiml_runtime::prelude::*;

#[sms_webhook("/sms", fallback = other)]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

#[sms_webhook("/other")]
async fn other(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
