use twiml_runtime::prelude::*;

#[voice_webhook("/recorded/{id}")]
async fn recorded(_message: RecordedMessage, Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let next: Link<recorded> = recorded::at(7);
    let _: VoiceResponse = twiml! { <Response><Gather action={next}/></Response> };
}
