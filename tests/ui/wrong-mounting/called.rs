use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{id}")]
async fn order(Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let _ = webhooks![order()];
    let _ = webhooks![order::at(7)];
}
