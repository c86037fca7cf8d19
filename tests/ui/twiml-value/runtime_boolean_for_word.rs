use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Record trim={true}/>
        </Response>
    }
}

fn main() {}
