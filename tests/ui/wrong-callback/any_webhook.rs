use twiml_runtime::prelude::*;

fn wait<W: Webhook>() -> VoiceResponse {
    twiml! { <Response><Say>"One moment."</Say><Redirect>W</Redirect></Response> }
}

fn main() {}
