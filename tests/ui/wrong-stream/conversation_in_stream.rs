use twiml_runtime::prelude::*;

#[conversation_relay("/agent")]
async fn agent(_talk: Conversation) {}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Connect><Stream url=agent/></Connect></Response> }
}

fn main() {}
