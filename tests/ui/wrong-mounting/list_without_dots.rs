use twiml_runtime::prelude::*;

webhooks! { type Voice = [voice]; }

#[voice_webhook("/voice")]
async fn voice() -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let verifier = Verifier::new("a token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![Voice].verified_by(verifier).into_router();
}
