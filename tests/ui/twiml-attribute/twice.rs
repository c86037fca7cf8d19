use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1 timeout=5 numDigits=2/>
        </Response>
    }
}

fn main() {}
