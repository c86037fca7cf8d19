use twiml_runtime::prelude::*;

#[voice_webhook("/voice", allow(silense, everything))]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/menu", allow = "silence")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response/> }
}

fn main() {}
