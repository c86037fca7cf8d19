use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <say>"Hello"</say>
        </Response>
    }
}

fn main() {}
