use twiml_runtime::prelude::*;

enum Number {
    One,
}

#[voice_webhook("/chosen")]
async fn chosen(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let _: VoiceResponse = twiml! { <Response><Gather menu=Number action=chosen/></Response> };
}
