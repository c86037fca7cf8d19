use twiml_runtime::prelude::*;

#[derive(serde::Deserialize)]
struct Retry {
    attempt: u8,
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput, Query(_retry): Query<Retry>) -> VoiceResponse {
    twiml! { <Response/> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Gather action={menu::with(&Retry { attempt: 1 })}/></Response> }
}

fn main() {}
