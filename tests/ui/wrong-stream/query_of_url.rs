use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Connect><Stream url="wss://example.com/echo?room=1"/></Connect></Response> }
}

fn main() {}
