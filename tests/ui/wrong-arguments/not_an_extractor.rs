use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{id}")]
async fn order(_call: IncomingCall, _id: u32) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn mounted() -> Unverified<()> {
    webhooks![order]
}

fn main() {}
