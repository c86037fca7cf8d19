use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Gather action=menu/></Response> }
}

#[voice_webhook("/voice")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![voice, menu].verified_by(verifier).into_router();
}
