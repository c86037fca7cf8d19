use twiml_runtime::prelude::*;

#[voice_webhook("/hold/{caller}")]
async fn hold(_call: IncomingCall, Path(_caller): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn ask(done: Link<hold>) -> VoiceResponse {
    twiml! { <Response><Gather action=done/></Response> }
}

fn main() {}
