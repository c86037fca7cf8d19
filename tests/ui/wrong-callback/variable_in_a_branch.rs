use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall, State(late): State<Option<Link<menu>>>) -> VoiceResponse {
    twiml! { <Response><Redirect>if let Some(next) = &late { next } else { menu }</Redirect></Response> }
}

fn main() {}
