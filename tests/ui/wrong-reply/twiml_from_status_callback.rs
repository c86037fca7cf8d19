use twiml_runtime::prelude::*;

#[status_callback("/status")]
async fn status(_update: CallStatusUpdate) -> VoiceResponse {
    twiml! { <Response/> }
}

fn main() {}
