#![deny(deprecated)]

use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Say voice="alice">"Hello"</Say>
        </Response>
    }
}

fn main() {}
