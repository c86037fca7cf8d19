use twiml_runtime::prelude::*;

fn main() {
    let mut left = 3;
    let _: VoiceResponse = twiml! { <Response>while left > 0 { <Say>"Hello"</Say> }</Response> };
}
