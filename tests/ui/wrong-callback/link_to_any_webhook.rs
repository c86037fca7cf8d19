use twiml_runtime::prelude::*;

fn wait<W: Webhook>(next: Link<W>) -> VoiceResponse {
    twiml! { <Response><Say>"One moment."</Say><Redirect>{next}</Redirect></Response> }
}

fn main() {}
