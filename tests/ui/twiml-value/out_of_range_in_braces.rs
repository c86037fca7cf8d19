use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits={0}/>
        </Response>
    }
}

fn main() {}
