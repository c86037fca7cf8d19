use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather action="/menu" method="post"/>
        </Response>
    }
}

fn main() {}
