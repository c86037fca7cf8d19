use twiml_runtime::prelude::*;

#[voice_webhook("/order")]
async fn order(_order: Option<Path<u32>>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
