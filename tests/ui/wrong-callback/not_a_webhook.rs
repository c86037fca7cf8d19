use twiml_runtime::prelude::*;

struct Menu;

fn greeting() -> VoiceResponse {
    twiml! { <Response><Gather action=Menu/></Response> }
}

fn main() {}
