#![deny(deprecated)]

use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Sms>"Hello"</Sms>
        </Response>
    }
}

fn main() {}
