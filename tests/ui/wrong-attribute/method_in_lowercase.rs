use twiml_runtime::prelude::*;

#[sms_webhook("/sms", method = "get")]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
