use twiml_runtime::prelude::*;

#[sms_webhook("/sms", metod = "GET")]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
