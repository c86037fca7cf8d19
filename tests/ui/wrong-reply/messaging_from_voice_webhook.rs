use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> MessagingResponse {
    twiml! { <Response><Message>"Hello"</Message></Response> }
}

fn main() {}
