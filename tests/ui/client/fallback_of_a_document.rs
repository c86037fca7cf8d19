use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[voice_webhook("/apology")]
async fn apology(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn call(public_url: &PublicUrl) {
    let document: VoiceResponse = twiml! { <Response><Hangup/></Response> };
    let _ = PlaceCall::to("+15551110000").twiml(&document, public_url).fallback_url::<apology>(public_url);
}

fn main() {}
