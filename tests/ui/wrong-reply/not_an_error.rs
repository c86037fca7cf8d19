use twiml_runtime::prelude::*;

struct Trouble;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> Result<VoiceResponse, Trouble> {
    Ok(twiml! { <Response><Hangup/></Response> })
}

fn main() {}
