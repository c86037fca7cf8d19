use twiml_runtime::prelude::*;

#[voice_webhook("/voice", entry)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

type Call = IncomingCall;

#[voice_webhook("/ivr", entry)]
async fn ivr(_call: Call) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![voice, ivr].verified_by(verifier).into_router();
}
