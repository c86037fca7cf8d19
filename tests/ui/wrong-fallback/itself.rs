use twiml_runtime::prelude::*;

#[voice_webhook("/sorry", fallback = sorry)]
async fn sorry(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
