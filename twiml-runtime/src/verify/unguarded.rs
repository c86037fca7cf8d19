//! Routes that lack what their handler needs: a mistake in the application, which any request brings into the log.

use std::fmt::Display;
use std::sync::LazyLock;

use http::request::Parts;

use super::diagnose;
use super::throttle::Throttle;

static LOGGED: LazyLock<Throttle> = LazyLock::new(Throttle::new);

/// Logs the mistake, and the path as far as it is no data.
pub(super) fn log(parts: &Parts, mistake: impl Display) {
    if let Some(left_out) = LOGGED.admit() {
        tracing::error!(path = diagnose::path(parts), left_out = left_out.field(), "{mistake}");
    }
}
