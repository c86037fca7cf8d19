use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall, #[cfg(unix)] State(_db): State<()>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
