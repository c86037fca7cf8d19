use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Redirect>menu "?attempt=2"</Redirect></Response> }
}

fn main() {}
