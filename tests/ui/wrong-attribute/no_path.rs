use twiml_runtime::prelude::*;

#[sms_webhook]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
