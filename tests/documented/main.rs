//! The same five handlers in a program, whose documentation shows what is private as well.

use twiml_runtime::prelude::*;

#[allow(unreachable_pub, reason = "it is the library of this package as well")]
#[path = "lib.rs"]
mod handlers;

use handlers::{menu, message_status, sms, sms_fallback, voice};

/// Serves them.
#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let app = webhooks![sms, sms_fallback, message_status, voice, menu]
        .verified_by(Verifier::from_env()?)
        .into_router()
        .with_state("Hello");
    twiml_runtime::serve(tokio::net::TcpListener::bind("127.0.0.1:3000").await?, app).await?;
    Ok(())
}
