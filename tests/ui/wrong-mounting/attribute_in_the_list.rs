use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![#[allow(unused)] voice].verified_by(verifier).into_router();
}
