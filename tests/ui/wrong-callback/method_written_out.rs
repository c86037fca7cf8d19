use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response/> }
}

fn greeting() -> VoiceResponse {
    twiml! { <Response><Gather action=menu method="GET"/></Response> }
}

fn main() {}
