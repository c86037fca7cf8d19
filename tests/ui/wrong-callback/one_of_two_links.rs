use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/recorded")]
async fn recorded(_message: RecordedMessage) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let next = if true { Either::Left(menu::link()) } else { Either::Right(recorded::link()) };
    let _: VoiceResponse = twiml! { <Response><Gather action={next}/></Response> };
}
