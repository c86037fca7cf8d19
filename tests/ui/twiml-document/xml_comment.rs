use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <!-- greet the caller -->
            <Say>"Hello"</Say>
        </Response>
    }
}

fn main() {}
