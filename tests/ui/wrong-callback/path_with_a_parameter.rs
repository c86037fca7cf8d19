use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{id}/menu")]
async fn menu(_input: GatherInput, Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response/> }
}

fn greeting() -> VoiceResponse {
    twiml! { <Response><Gather action=menu/></Response> }
}

fn main() {}
