use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{id}")]
async fn order(_input: GatherInput, Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Gather action={order::overrides(Overrides::new())}/></Response> }
}

fn main() {}
