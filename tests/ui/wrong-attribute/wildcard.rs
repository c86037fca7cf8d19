use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{*rest}")]
async fn orders(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
