//! Whether the public URL leads here.

use axum::Router;
use axum::routing::get;
use twiml_runtime::PublicUrl;

use crate::cli::terminal::warning;
use crate::tunnel::Probe;

/// The router with an answer to the probe.
pub(super) fn answered(router: Router, probe: &Probe) -> Router {
    let answer = probe.answer().to_owned();
    router.route(probe.path(), get(async move || answer))
}

/// Warns if the application does not hear itself. It goes on meanwhile.
pub(super) fn warn_if_unheard(probe: Probe, public_url: PublicUrl) {
    tokio::spawn(async move {
        if let Err(error) = probe.reach(&public_url).await {
            warning(error);
        }
    });
}
