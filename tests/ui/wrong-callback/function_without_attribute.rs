use twiml_runtime::prelude::*;

async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Gather action=menu/></Response> }
}

fn main() {}
