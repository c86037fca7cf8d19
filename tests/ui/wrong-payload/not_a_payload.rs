use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms(_body: Vec<u8>) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![sms].verified_by(verifier).into_router();
}
