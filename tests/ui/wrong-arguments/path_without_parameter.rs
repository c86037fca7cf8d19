use twiml_runtime::prelude::*;

#[voice_webhook("/orders")]
async fn order(_input: GatherInput, Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
