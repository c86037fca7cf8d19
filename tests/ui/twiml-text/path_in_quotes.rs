use twiml_runtime::prelude::*;

fn main() {
    let _: VoiceResponse = twiml! { <Response><Redirect>"ivr::menu"</Redirect></Response> };
}
