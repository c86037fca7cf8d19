use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather input={["dtmf", "speech"]}/>
        </Response>
    }
}

fn main() {}
