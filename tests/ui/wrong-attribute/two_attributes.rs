use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
#[voice_webhook("/voice")]
async fn answer() -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
