use axum::extract::Query as FromQuery;
use serde::{Deserialize, Serialize};
use twiml_runtime::prelude::*;

#[derive(Serialize, Deserialize)]
struct Retry {
    attempt: u8,
}

type RetryQuery = Query<Retry>;

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput, _retry: RetryQuery) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/again")]
async fn again(FromQuery(_retry): FromQuery<Retry>) -> VoiceResponse {
    twiml! { <Response><Gather action=menu/><Redirect>again</Redirect></Response> }
}

fn main() {}
