use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Number>"+15551234567"</Number>
        </Response>
    }
}

fn main() {}
