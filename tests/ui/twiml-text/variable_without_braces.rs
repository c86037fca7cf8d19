use twiml_runtime::prelude::*;

fn document(name: &str) -> VoiceResponse {
    twiml! { <Response><Say>"Hello " name</Say></Response> }
}

fn main() {}
