#![deny(deprecated)]

use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Gather action={menu::PATH}/></Response> }
}

fn main() {}
