use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Number {
    #[digit("1")]
    #[prompt("Press 1.")]
    One,
}

#[derive(Menu)]
enum FollowUp {
    #[digit("1")]
    #[prompt("Press 1.")]
    Call,
}

#[voice_webhook("/chosen")]
async fn chosen(_input: MenuInput<FollowUp>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/read")]
async fn read(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let _: VoiceResponse = twiml! { <Response><Gather menu=Number action=chosen/></Response> };
    let _: VoiceResponse = twiml! { <Response><Gather menu=Number action=read/></Response> };
    let next = chosen::link();
    let _: VoiceResponse = twiml! { <Response><Gather menu=Number action={next}/></Response> };
    // Not asked by its menu.
    let _: VoiceResponse = twiml! { <Response><Gather numDigits=1 action=chosen/></Response> };
}
