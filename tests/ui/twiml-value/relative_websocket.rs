use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Connect>
                <Stream url="/media"/>
            </Connect>
        </Response>
    }
}

fn main() {}
