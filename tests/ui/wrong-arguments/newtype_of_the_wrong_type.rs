use twiml_runtime::prelude::*;

#[derive(serde::Deserialize)]
struct OrderId(u32);

impl std::fmt::Display for OrderId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[voice_webhook("/orders/{id}")]
async fn order(_input: GatherInput, Path(_id): Path<OrderId>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Gather action={order::at(7)}/></Response> }
}

fn main() {}
