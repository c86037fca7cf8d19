use twiml_runtime::prelude::*;

#[voice_webhook("/voice", fallback = sorry)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

async fn sorry(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
