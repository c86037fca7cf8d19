use twiml_runtime::prelude::*;

struct App;

impl App {
    #[voice_webhook("/voice")]
    async fn voice(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

trait Calls {
    #[voice_webhook("/calls")]
    async fn calls(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

fn main() {}
