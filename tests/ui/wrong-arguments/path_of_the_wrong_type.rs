use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{id}")]
async fn order(_input: GatherInput, Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response/> }
}

fn document(id: &str) -> VoiceResponse {
    twiml! { <Response><Gather action={order::at(id)}/></Response> }
}

fn main() {}
