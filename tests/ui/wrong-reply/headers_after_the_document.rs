use axum::http::HeaderMap;
use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> (VoiceResponse, HeaderMap) {
    (twiml! { <Response><Hangup/></Response> }, HeaderMap::new())
}

fn main() {}
