#![deny(deprecated)]

use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather enhanced=true/>
        </Response>
    }
}

fn main() {}
