use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_msg: IncomingMessage) -> VoiceResponse {
    twiml! { <Response/> }
}

fn main() {}
