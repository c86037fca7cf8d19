use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Record playBeep={1}/>
        </Response>
    }
}

fn main() {}
