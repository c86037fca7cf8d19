use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Reject reason="bussy"/>
        </Response>
    }
}

fn main() {}
