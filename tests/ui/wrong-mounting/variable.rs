use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn mounted() -> Unverified<()> {
    let all = [menu];
    webhooks![..all]
}

fn main() {}
