use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather num_digits=1/>
        </Response>
    }
}

fn main() {}
