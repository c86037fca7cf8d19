use twiml_runtime::prelude::*;

fn document(beep: u8) -> VoiceResponse {
    twiml! {
        <Response>
            <Record playBeep={beep}/>
        </Response>
    }
}

fn main() {}
