use axum::http::HeaderMap;
use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms(_msg: IncomingMessage) -> Result<(HeaderMap, VoiceResponse), BoxError> {
    Ok((HeaderMap::new(), twiml! { <Response><Hangup/></Response> }))
}

fn main() {}
