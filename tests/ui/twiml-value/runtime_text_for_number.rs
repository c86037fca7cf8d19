use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits={"x"}/>
        </Response>
    }
}

fn main() {}
