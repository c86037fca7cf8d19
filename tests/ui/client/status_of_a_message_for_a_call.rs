use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[status_callback("/message-status")]
async fn message_status(_update: MessageStatusUpdate) {}

fn call(public_url: &PublicUrl) {
    let call = PlaceCall::to("+15551110000").url::<voice>(public_url);
    let _ = call.status_callback::<message_status>(public_url);
}

fn main() {}
