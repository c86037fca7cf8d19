#![deny(deprecated)]

use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"Hello {name}"</Say>
        </Response>
    }
}

fn main() {}
