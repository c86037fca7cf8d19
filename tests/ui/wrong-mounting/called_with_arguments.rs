use serde::{Deserialize, Serialize};
use twiml_runtime::prelude::*;

#[derive(Serialize, Deserialize)]
struct Attempt {
    number: u8,
}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Gather action={menu::with(&Attempt { number: 1 })}/></Response> }
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput, Query(_attempt): Query<Attempt>) -> VoiceResponse {
    twiml! { <Response/> }
}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![voice].verified_by(verifier).into_router();
}
