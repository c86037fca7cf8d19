use twiml_runtime::prelude::*;

#[derive(Clone)]
pub struct Shop;

webhooks! { type Front = [voice] where Shop: axum::extract::FromRef<S>; }

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall, State(_): State<Shop>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
