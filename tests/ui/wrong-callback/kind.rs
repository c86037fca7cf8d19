use twiml_runtime::prelude::*;

#[status_callback("/status")]
async fn status(_update: CallStatusUpdate) {}

fn greeting() -> VoiceResponse {
    twiml! { <Response><Dial action=status>"+15551234567"</Dial></Response> }
}

fn main() {}
