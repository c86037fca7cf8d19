use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Redirect method={"GET"}>"/next"</Redirect>
        </Response>
    }
}

fn main() {}
