use axum::extract::FromRef;
use twiml_runtime::prelude::*;

#[derive(Clone)]
pub struct Database;

webhooks! { type Voice<S> = [voice] where Database: FromRef<S>; }

#[voice_webhook("/voice")]
async fn voice(State(_): State<Database>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let verifier = Verifier::new("a token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![..Voice].verified_by(verifier).into_router().with_state("another");
}
