use twiml_runtime::prelude::*;

#[sms_webhook("https://example.com/sms")]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
