use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Gather action=menu()/><Redirect>menu()</Redirect></Response> }
}

fn main() {}
