use axum::extract::MatchedPath;
use serde::Serialize;
use twiml_runtime::prelude::*;

#[derive(Serialize)]
struct Retry {
    attempt: u8,
}

#[voice_webhook("/menus/{menu}")]
async fn menu(_input: GatherInput, _path: MatchedPath) -> VoiceResponse {
    let retry = Retry { attempt: 1 };
    twiml! { <Response><Gather action={menu::at(7).with(&retry)}/></Response> }
}

fn main() {}
