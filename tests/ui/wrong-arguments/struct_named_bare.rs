use twiml_runtime::prelude::*;

#[derive(serde::Deserialize)]
struct Item {
    shop: u32,
    item: u32,
}

#[voice_webhook("/shops/{shop}/items/{item}")]
async fn item(Path(_item): Path<Item>) -> VoiceResponse {
    twiml! { <Response/> }
}

fn document() -> VoiceResponse {
    twiml! { <Response><Redirect>item</Redirect> </Response> }
}

fn main() {}
