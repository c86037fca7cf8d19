//! Serves the webhooks of this framework on `PORT`.

use framework::{sms, voice};
use tokio::net::TcpListener;
use twiml_runtime::prelude::*;

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let port = std::env::var("PORT")?.parse()?;
    let app = webhooks![sms, voice].verified_by(Verifier::from_env()?).into_router();
    axum::serve(TcpListener::bind(("127.0.0.1", port)).await?, app).await?;
    Ok(())
}
