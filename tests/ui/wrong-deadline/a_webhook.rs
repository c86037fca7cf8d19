use twiml_runtime::prelude::*;

#[voice_webhook("/quote", deadline = (10s, please_wait))]
async fn quote(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/wait")]
async fn please_wait(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Say>"One moment."</Say></Response> }
}

fn main() {}
