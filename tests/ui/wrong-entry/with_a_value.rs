use twiml_runtime::prelude::*;

#[voice_webhook("/voice", entry = true)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
