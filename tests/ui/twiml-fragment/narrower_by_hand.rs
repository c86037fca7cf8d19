use twiml_runtime::prelude::*;

fn document(greeting: Fragment<tags::Response>) -> VoiceResponse {
    twiml! { <Response><Gather>{greeting}</Gather></Response> }
}

fn main() {}
