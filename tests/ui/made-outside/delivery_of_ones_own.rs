use twiml_runtime::prelude::*;

#[voice_webhook("/recorded")]
async fn recorded(_message: RecordedMessage) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

impl twiml_runtime::delivery::GatherAction<RecordedMessage> for recorded {}

fn main() {}
