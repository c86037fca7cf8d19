use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms(_message: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

fn call(public_url: &PublicUrl) {
    let _ = PlaceCall::to("+15551110000").url::<sms>(public_url);
}

fn main() {}
