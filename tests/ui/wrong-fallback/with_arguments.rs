use twiml_runtime::prelude::*;

#[voice_webhook("/voice", fallback = sorry)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/sorry/{language}")]
async fn sorry(_failed: Fallback<IncomingCall>, Path(_language): Path<String>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
