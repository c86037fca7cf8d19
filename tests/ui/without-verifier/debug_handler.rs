use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
#[axum::debug_handler]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
