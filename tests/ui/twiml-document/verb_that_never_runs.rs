use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Redirect>"/menu"</Redirect>
            <Say>"Goodbye"</Say>
        </Response>
    }
}

fn main() {}
