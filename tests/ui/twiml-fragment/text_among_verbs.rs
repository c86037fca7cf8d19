use twiml_runtime::prelude::*;

fn document(name: &str) -> VoiceResponse {
    twiml! { <Response>{name}</Response> }
}

fn main() {}
