use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{id}/items/{item}")]
async fn item(_input: GatherInput, Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
