use twiml_runtime::prelude::*;

#[voice_webhook("/orders")]
async fn order(#[cfg(all())] Path(_order): Path<u32>, #[cfg(any())] _gone: Nothing) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
