use twiml_runtime::prelude::*;

async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response/> }
}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![voice].verified_by(verifier).into_router();
}
