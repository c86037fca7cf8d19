use twiml_runtime::prelude::*;

fn greeting() -> VoiceResponse {
    twiml! { <Response><Gather action=menu/></Response> }
}

fn main() {}
