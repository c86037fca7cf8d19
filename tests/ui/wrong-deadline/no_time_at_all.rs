use twiml_runtime::prelude::*;

#[voice_webhook("/voice", deadline = (0s, please_wait))]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    please_wait()
}

fn please_wait() -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
