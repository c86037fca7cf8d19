use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Dial>
                <Number/>
            </Dial>
        </Response>
    }
}

fn main() {}
