use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Say>Hello there!</Say>
        </Response>
    }
}

fn main() {}
