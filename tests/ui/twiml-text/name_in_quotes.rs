use twiml_runtime::prelude::*;

fn main() {
    let _: VoiceResponse = twiml! { <Response><Redirect>"record"</Redirect></Response> };
    let _: VoiceResponse = twiml! { <Response><Redirect>if true { "record" } else { "/record" }</Redirect></Response> };
}
