use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits="one"/>
        </Response>
    }
}

fn main() {}
