use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigit=1/>
        </Response>
    }
}

fn main() {}
