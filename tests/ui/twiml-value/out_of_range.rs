use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Dial timeout=1000>"+15551234567"</Dial>
        </Response>
    }
}

fn main() {}
