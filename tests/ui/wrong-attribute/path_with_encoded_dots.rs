use twiml_runtime::prelude::*;

#[voice_webhook("/calls/%2E%2e/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
