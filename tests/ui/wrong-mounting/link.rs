use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn mounted() -> Unverified<()> {
    webhooks![menu::link()]
}

fn main() {}
