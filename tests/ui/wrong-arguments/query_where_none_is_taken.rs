use twiml_runtime::prelude::*;

#[derive(serde::Serialize)]
struct Retry {
    attempt: u8,
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn document(retry: Retry) -> VoiceResponse {
    twiml! { <Response><Gather action={menu::with(&retry)}/></Response> }
}

fn main() {}
