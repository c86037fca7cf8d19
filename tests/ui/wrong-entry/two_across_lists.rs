use twiml_runtime::prelude::*;

mod support {
    use twiml_runtime::prelude::*;

    webhooks! { pub type Support = [status]; }

    #[status_callback("/support/status", entry)]
    async fn status(_update: CallStatusUpdate) {}
}

webhooks! { type Sales = [status]; }

#[status_callback("/status", entry)]
async fn status(_update: CallStatusUpdate) {}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![..Sales, ..support::Support].verified_by(verifier).into_router();
}
