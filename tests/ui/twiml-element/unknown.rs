use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Syay>"Hello"</Syay>
        </Response>
    }
}

fn main() {}
