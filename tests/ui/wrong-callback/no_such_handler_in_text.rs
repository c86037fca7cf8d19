use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! { <Response><Redirect>gone</Redirect></Response> }
}

fn main() {}
