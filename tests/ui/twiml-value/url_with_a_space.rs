use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather action="/main menu"/>
        </Response>
    }
}

fn main() {}
