use twiml_runtime::prelude::*;

struct Db;

webhooks! { type All<S> = [voice] where Db: axum::extract::FromRef<S>; }

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let _ = webhooks![..All<Db>];
}
