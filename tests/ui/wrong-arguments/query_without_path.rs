use twiml_runtime::prelude::*;

#[derive(serde::Deserialize, serde::Serialize)]
struct Retry {
    attempt: u8,
}

#[voice_webhook("/orders/{id}")]
async fn order(_input: GatherInput, Path(_id): Path<u32>, Query(_retry): Query<Retry>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn document(retry: Retry) -> VoiceResponse {
    twiml! { <Response><Gather action={order::with(&retry)}/></Response> }
}

fn main() {}
