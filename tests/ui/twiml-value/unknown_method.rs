use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather action="/menu" method="PUT"/>
        </Response>
    }
}

fn main() {}
