use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{id}")]
async fn order(_input: GatherInput, Path(_id): Path<Option<u32>>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
