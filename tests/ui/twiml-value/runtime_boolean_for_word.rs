use twiml_runtime::prelude::*;

fn document(silent: bool) -> VoiceResponse {
    twiml! {
        <Response>
            <Record trim={silent}/>
        </Response>
    }
}

fn main() {}
