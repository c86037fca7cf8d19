#![deny(deprecated)]

use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Say language="en-gb">"Hello"</Say>
        </Response>
    }
}

fn main() {}
