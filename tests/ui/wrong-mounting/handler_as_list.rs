use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice() -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let verifier = Verifier::new("a token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![..voice].verified_by(verifier).into_router();
}
