#![deny(deprecated)]

use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"Goodbye"</Say>
            <Reject/>
        </Response>
    }
}

fn main() {}
