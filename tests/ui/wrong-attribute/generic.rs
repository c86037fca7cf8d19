use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms<T>(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
