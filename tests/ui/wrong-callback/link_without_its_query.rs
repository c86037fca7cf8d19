use twiml_runtime::prelude::*;

#[derive(serde::Serialize, serde::Deserialize)]
struct Try {
    attempt: u8,
}

#[voice_webhook("/menu/{id}")]
async fn menu(_input: GatherInput, Path(_id): Path<u32>, Query(_try): Query<Try>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let next = menu::at(7);
    let _: VoiceResponse = twiml! { <Response><Gather action={next}/></Response> };
}
