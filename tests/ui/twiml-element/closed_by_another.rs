use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"Hello"</Sya>
        </Response>
    }
}

fn main() {}
