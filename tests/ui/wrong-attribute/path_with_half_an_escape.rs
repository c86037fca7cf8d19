use twiml_runtime::prelude::*;

#[voice_webhook("/%zz")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
