use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Redirect>closed</Redirect></Response> }
}

#[voice_webhook("/closed")]
async fn closed(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Say>"We are closed."</Say></Response> }
}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![voice].verified_by(verifier).into_router();
}
