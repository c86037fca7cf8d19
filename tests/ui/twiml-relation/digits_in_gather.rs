use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather><Play digits="1w2"/></Gather>
        </Response>
    }
}

fn main() {}
