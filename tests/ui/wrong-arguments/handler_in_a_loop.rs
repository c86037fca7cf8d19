use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Redirect>for _ in 0..2 { menu }</Redirect></Response> }
}

fn main() {}
