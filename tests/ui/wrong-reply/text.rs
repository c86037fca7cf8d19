use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms(_msg: IncomingMessage) -> String {
    "Hello".to_owned()
}

fn main() {}
