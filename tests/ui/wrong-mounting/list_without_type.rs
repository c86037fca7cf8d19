use twiml_runtime::prelude::*;

webhooks! { Front = [voice]; }

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
