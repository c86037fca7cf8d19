use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{id}/items/{id}")]
async fn item(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
