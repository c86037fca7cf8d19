use axum::http::StatusCode;
use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> (StatusCode, VoiceResponse) {
    (StatusCode::ACCEPTED, twiml! { <Response><Hangup/></Response> })
}

fn main() {}
