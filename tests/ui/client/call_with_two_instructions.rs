use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn handler_then_document(public_url: &PublicUrl) {
    let document: VoiceResponse = twiml! { <Response><Hangup/></Response> };
    let _ = PlaceCall::to("+15551110000").url::<voice>(public_url).twiml(&document, public_url);
}

fn document_then_handler(public_url: &PublicUrl) {
    let document: VoiceResponse = twiml! { <Response><Hangup/></Response> };
    let _ = PlaceCall::to("+15551110000").twiml(&document, public_url).url::<voice>(public_url);
}

fn main() {}
