use twiml_runtime::prelude::*;

#[status_callback("/status")]
async fn status(_update: CallStatusUpdate) {}

fn main() {
    let next = status::link();
    let _: VoiceResponse = twiml! { <Response><Redirect>{&next}</Redirect></Response> };
}
