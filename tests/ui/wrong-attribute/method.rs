use twiml_runtime::prelude::*;

struct App;

impl App {
    #[voice_webhook("/voice")]
    async fn voice(&self, _call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

fn main() {}
