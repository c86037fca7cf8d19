use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
#[voice_webhook("/call")]
async fn answer() -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
