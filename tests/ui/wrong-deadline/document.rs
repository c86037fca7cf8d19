use twiml_runtime::prelude::*;

#[voice_webhook("/quote", deadline = (10s, twiml! { <Response/> }))]
async fn quote(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
