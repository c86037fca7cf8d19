use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Record playBeep="yes"/>
        </Response>
    }
}

fn main() {}
