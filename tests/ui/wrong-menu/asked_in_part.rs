use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Number {
    #[digit("1")]
    #[prompt("Press 1.")]
    One,
}

#[voice_webhook("/chosen")]
async fn chosen(_input: MenuInput<Number>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let _: VoiceResponse = twiml! { <Response><Gather menu="Number" action=chosen/></Response> };
    let _: VoiceResponse = twiml! { <Response><Gather menu=Number numDigits=2 action=chosen/></Response> };
    let _: VoiceResponse = twiml! { <Response><Gather menu=Number/></Response> };
}
