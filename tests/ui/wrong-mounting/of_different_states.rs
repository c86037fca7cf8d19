use twiml_runtime::prelude::*;

#[derive(Clone)]
struct Database;

#[derive(Clone)]
struct Settings;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall, State(_database): State<Database>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[sms_webhook("/sms")]
async fn sms(_message: IncomingMessage, State(_settings): State<Settings>) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![voice, sms].verified_by(verifier).into_router().with_state(Database);
}
