use axum::extract::rejection::QueryRejection;
use serde::{Deserialize, Serialize};
use twiml_runtime::prelude::*;

#[derive(Serialize, Deserialize)]
struct Retry {
    attempt: u8,
}

#[derive(Serialize, Deserialize)]
struct Page {
    number: u8,
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput, _retry: Result<Query<Retry>, QueryRejection>) -> VoiceResponse {
    let page = Page { number: 1 };
    twiml! { <Response><Gather action={menu::with(&page)}/></Response> }
}

fn main() {}
