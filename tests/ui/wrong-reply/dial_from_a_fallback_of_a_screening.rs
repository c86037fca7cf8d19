use twiml_runtime::prelude::*;

#[voice_webhook("/sorry")]
async fn sorry(_failed: Fallback<CallScreening>) -> VoiceResponse {
    twiml! { <Response><Dial>"+15551230002"</Dial></Response> }
}

fn main() {}
