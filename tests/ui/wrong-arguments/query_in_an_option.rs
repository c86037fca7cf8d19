use serde::{Deserialize, Serialize};
use twiml_runtime::prelude::*;

#[derive(Serialize, Deserialize)]
struct Retry {
    attempt: u8,
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput, _retry: Option<Query<Retry>>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
