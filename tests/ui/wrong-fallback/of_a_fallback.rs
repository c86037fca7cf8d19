use twiml_runtime::prelude::*;

#[voice_webhook("/sorry", fallback = last)]
async fn sorry(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/last")]
async fn last(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
