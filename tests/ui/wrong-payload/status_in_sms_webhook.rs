use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms(_update: CallStatusUpdate) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
