use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(Query(_attempt): Query<u8>, Query(_language): Query<String>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
