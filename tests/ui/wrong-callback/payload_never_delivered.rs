use twiml_runtime::prelude::*;

#[voice_webhook("/recorded")]
async fn recorded(_recording: RecordedMessage) -> VoiceResponse {
    twiml! { <Response/> }
}

fn greeting() -> VoiceResponse {
    twiml! { <Response><Gather action=recorded/></Response> }
}

fn main() {}
