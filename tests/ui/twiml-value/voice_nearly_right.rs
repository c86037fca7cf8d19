use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Say voice="Polly.Joana">"Hello"</Say>
        </Response>
    }
}

fn main() {}
