use serde::{Deserialize, Serialize};
use twiml_runtime::prelude::*;

#[derive(Serialize, Deserialize)]
struct Retry {
    attempt: u8,
}

type Again = Query<Retry>;

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput, Query(_retry): Query<Retry>, _again: Again) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
