use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
async fn sms(_msg: IncomingMessage) -> impl axum::response::IntoResponse {
    "Hello"
}

fn main() {}
