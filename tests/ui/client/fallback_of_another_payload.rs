use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn call(public_url: &PublicUrl) {
    let _ = PlaceCall::to("+15551110000").url::<voice>(public_url).fallback_url::<voice>(public_url);
}

fn main() {}
