#![deny(deprecated)]

use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Dial>
                <Number>"+15551234567"</Number>
                <Conference>"Room 7"</Conference>
            </Dial>
        </Response>
    }
}

fn main() {}
