use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{id}/voice")]
async fn order_voice(_call: IncomingCall, Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[status_callback("/orders/{id}/status")]
async fn order_status(_update: MessageStatusUpdate, Path(_id): Path<u32>) {}

fn requests(public_url: &PublicUrl) {
    let _ = SendMessage::to("+15551110000").status_callback::<order_status>(public_url);
    let _ = PlaceCall::to("+15551110000").url::<order_voice>(public_url);
}

fn main() {}
