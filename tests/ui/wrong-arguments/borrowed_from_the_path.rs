use twiml_runtime::prelude::*;

#[voice_webhook("/shops/{shop}")]
async fn shop(_input: GatherInput, Path(_shop): Path<&'static str>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
