use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Connect><Stream url=menu/></Connect></Response> }
}

fn main() {}
