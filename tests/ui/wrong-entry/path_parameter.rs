use twiml_runtime::prelude::*;

#[voice_webhook("/lines/{line}", entry)]
async fn voice(_call: IncomingCall, Path(_line): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
