use twiml_runtime::prelude::*;

webhooks! { type Phone = [voice]; }

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    let next = hold_of(7);
    twiml! { <Response><Redirect>{next}</Redirect></Response> }
}

#[voice_webhook("/hold/{caller}")]
async fn hold(_call: IncomingCall, Path(_caller): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[status_callback("/status")]
async fn status(_update: MessageStatusUpdate) {}

#[mounted_in(Phone)]
fn hold_of(caller: u32) -> Link<hold> {
    hold::at(caller)
}

#[mounted_in(Phone)]
fn address(verifier: &Verifier) -> String {
    verifier.public_url().url_for::<status>().to_string()
}

fn main() {
    let verifier = Verifier::new("a token", "https://example.com").unwrap();
    address(&verifier);
    let _: axum::Router = webhooks![..Phone].verified_by(verifier).into_router();
}
