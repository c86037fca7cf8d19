use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms(_body: (String)) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
