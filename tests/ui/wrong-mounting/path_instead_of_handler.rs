use twiml_runtime::prelude::*;

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks!["/voice"].verified_by(verifier).into_router();
}
