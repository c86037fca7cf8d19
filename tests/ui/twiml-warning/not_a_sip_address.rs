#![deny(deprecated)]

use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Dial><Sip>"ann@example.com"</Sip></Dial>
        </Response>
    }
}

fn main() {}
