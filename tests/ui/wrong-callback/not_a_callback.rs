use twiml_runtime::prelude::*;

fn greeting(digits: u8) -> VoiceResponse {
    twiml! { <Response><Gather numDigits=digits/></Response> }
}

fn main() {}
