use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {}
}

fn main() {}
