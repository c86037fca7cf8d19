use twiml_runtime::prelude::*;

#[derive(serde::Serialize, serde::Deserialize)]
struct Retry {
    attempt: u8,
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput, Query(_retry): Query<Retry>) -> VoiceResponse {
    twiml! { <Response/> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Gather action=menu/></Response> }
}

fn main() {}
