use twiml_runtime::prelude::*;

fn numbers() -> Fragment<tags::Dial> {
    twiml! { <Number>"+15551234567"</Number> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Gather>{numbers()}</Gather></Response> }
}

fn main() {}
