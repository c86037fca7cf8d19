use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            "Hello"
        </Response>
    }
}

fn main() {}
