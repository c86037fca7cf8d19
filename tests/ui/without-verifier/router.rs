use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response/> }
}

fn main() {
    let _: axum::Router = webhooks![voice].into_router();
}
