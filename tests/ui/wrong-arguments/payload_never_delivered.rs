use twiml_runtime::prelude::*;

#[voice_webhook("/orders/{id}")]
async fn recorded(_recording: RecordedMessage, Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response/> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Gather action={recorded::at(1)}/></Response> }
}

fn main() {}
