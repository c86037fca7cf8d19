use twiml_runtime::prelude::*;

#[derive(Clone)]
struct Shop;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall, State(_): State<Shop>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn router(verifier: Verifier) -> axum::Router {
    webhooks![voice].verified_by(verifier).into_router()
}

fn main() {}
