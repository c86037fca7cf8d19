use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Reject reason={choices::Trim::TrimSilence}/>
        </Response>
    }
}

fn main() {}
