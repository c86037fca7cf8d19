use twiml_runtime::prelude::*;

struct Name;

fn document(name: Name) -> VoiceResponse {
    twiml! { <Response><Say>"Hello " {name}</Say></Response> }
}

fn main() {}
