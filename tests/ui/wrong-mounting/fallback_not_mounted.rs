use twiml_runtime::prelude::*;

#[sms_webhook("/sms", fallback = sms_fallback)]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

#[sms_webhook("/sms-fallback")]
async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![sms].verified_by(verifier).into_router();
}
