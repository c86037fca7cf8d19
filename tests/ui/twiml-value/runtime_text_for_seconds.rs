use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Pause length={"2s"}/>
        </Response>
    }
}

fn main() {}
