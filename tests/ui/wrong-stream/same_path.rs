use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[media_stream("/menu")]
async fn echo(_call: MediaStream) {}

fn main() {
    let _: Unverified<()> = webhooks![menu, echo];
}
