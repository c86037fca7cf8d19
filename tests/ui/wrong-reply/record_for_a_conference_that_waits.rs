use twiml_runtime::prelude::*;

#[voice_webhook("/wait")]
async fn wait(_waiting: ConferenceWait) -> VoiceResponse {
    twiml! { <Response><Record action=recorded/></Response> }
}

#[voice_webhook("/recorded")]
async fn recorded(_message: RecordedMessage) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
