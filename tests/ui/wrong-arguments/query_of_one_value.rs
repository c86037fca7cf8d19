use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput, Query(_attempt): Query<u8>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
