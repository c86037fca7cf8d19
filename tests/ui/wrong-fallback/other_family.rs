use twiml_runtime::prelude::*;

#[sms_webhook("/sms", fallback = voice_fallback)]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/voice-fallback")]
async fn voice_fallback(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response/> }
}

fn main() {}
