use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Shout>"Hello"</Shout>
        </Response>
    }
}

fn main() {}
