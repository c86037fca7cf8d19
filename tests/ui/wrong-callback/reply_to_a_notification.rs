use twiml_runtime::prelude::*;

#[voice_webhook("/next")]
async fn next(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Record recordingStatusCallback=next/></Response> }
}

fn main() {}
