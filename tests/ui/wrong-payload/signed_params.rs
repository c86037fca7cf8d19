use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_params: Signed<Params>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn mounted(verifier: Verifier) -> axum::Router {
    webhooks![voice].verified_by(verifier).into_router()
}

fn main() {}
