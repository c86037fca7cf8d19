use std::time::Duration;

use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let verifier = Verifier::new("a token", "https://example.com").unwrap();
    let webhooks: Webhooks<()> = webhooks![voice].verified_by(verifier);
    let _ = webhooks.deadline(Duration::from_secs(10), || "one moment");
}
