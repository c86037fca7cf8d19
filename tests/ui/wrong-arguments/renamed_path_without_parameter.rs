use axum::extract::Path as FromPath;
use twiml_runtime::prelude::*;

type Place = (String, u32);

#[voice_webhook("/order")]
async fn order(FromPath(_order): FromPath<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/shops/{shop}")]
async fn shop(Path(_place): Path<Place>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
