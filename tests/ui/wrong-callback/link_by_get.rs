use twiml_runtime::prelude::*;

#[voice_webhook("/menu", method = "GET")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let next = menu::link();
    let _: VoiceResponse = twiml! { <Response><Gather action={next} method="POST"/></Response> };
}
