use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"Tom &amp; Ann"</Say>
        </Response>
    }
}

fn main() {}
