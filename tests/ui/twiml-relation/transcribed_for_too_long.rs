use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Record transcribe=true maxLength=600/>
        </Response>
    }
}

fn main() {}
