use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    let next = hold::at(7);
    twiml! { <Response><Say>"One moment."</Say><Redirect>next</Redirect></Response> }
}

#[voice_webhook("/hold/{caller}")]
async fn hold(_call: IncomingCall, Path(_caller): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
