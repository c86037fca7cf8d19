use twiml_runtime::prelude::*;

#[voice_webhook("/voice", fallback = sorry)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/sorry")]
async fn sorry() -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
