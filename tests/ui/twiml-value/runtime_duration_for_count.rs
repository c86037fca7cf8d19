use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits={std::time::Duration::from_secs(1)}/>
        </Response>
    }
}

fn main() {}
