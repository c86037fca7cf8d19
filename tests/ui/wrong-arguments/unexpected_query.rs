use twiml_runtime::prelude::*;

#[derive(serde::Serialize)]
struct Retry {
    attempt: u8,
}

#[voice_webhook("/orders/{id}")]
async fn order(_input: GatherInput, Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn document(retry: Retry) -> VoiceResponse {
    twiml! { <Response><Gather action={order::at(1).with(&retry)}/></Response> }
}

fn main() {}
