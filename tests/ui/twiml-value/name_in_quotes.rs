use twiml_runtime::prelude::*;

fn main() {
    let _: VoiceResponse = twiml! { <Response><Enqueue waitUrl="wait">"support"</Enqueue></Response> };
    let _: VoiceResponse = twiml! { <Response><Gather action="ivr::menu"/></Response> };
}
