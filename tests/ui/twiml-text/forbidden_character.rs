use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"Hello\u{0}"</Say>
        </Response>
    }
}

fn main() {}
