use twiml_runtime::prelude::*;

fn document(emphasis: Fragment<tags::Say>) -> VoiceResponse {
    twiml! { <Response>if true { {emphasis} }</Response> }
}

fn main() {}
