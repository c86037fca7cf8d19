use twiml_runtime::prelude::*;

#[voice_webhook("/quote", deadline = (10, please_wait))]
async fn quote(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn please_wait() -> VoiceResponse {
    twiml! { <Response><Say>"One moment."</Say></Response> }
}

fn main() {}
