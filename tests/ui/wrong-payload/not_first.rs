use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms(State(_db): State<String>, _msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
