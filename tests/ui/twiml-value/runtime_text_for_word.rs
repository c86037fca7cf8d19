use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Reject reason={"busy"}/>
        </Response>
    }
}

fn main() {}
