use twiml_runtime::prelude::*;

#[voice_webhook("/menu", entry)]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[sms_webhook("/sms-fallback", entry)]
async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![menu, sms_fallback].verified_by(verifier).into_router();
}
