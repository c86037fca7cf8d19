use twiml_runtime::prelude::*;

#[derive(Clone)]
pub struct Shop;

webhooks! { type Front = [voice]; }

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall, State(_): State<Shop>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
