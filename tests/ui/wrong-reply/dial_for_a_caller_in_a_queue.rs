use twiml_runtime::prelude::*;

#[voice_webhook("/hold")]
async fn hold(waiting: QueueWait) -> VoiceResponse {
    if waiting.queue_position > 5 {
        return twiml! { <Response><Leave/></Response> };
    }
    twiml! { <Response><Dial>"+15551230002"</Dial></Response> }
}

fn main() {}
