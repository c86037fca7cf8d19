use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"Hello"</Say>
            <Message>"Hello"</Message>
        </Response>
    }
}

fn main() {}
