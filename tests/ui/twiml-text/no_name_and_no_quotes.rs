use twiml_runtime::prelude::*;

#[voice_webhook("/hold")]
async fn hold(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let _: VoiceResponse = twiml! { <Response><Redirect>hold()</Redirect></Response> };
    let _: VoiceResponse = twiml! { <Response><Redirect>/hold</Redirect></Response> };
}
