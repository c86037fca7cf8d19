use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
