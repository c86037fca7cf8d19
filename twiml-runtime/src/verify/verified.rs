//! Proof that a request was verified.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::request::Parts;

use super::config::PublicUrl;
use super::unguarded;
use crate::params::Params;

/// A value that came out of a verified request.
///
/// Only the [`Verifier`](crate::Verifier) makes one. On routes behind [`VerifyLayer`](crate::VerifyLayer),
/// handlers take `Verified<Params>` as an argument.
///
/// The proof is about a request, not about the request at hand: code of your own that keeps a clone, or that
/// copies the extensions of one request into another, takes the proof with it, together with the parameters that it
/// belongs to.
#[derive(Debug, Clone)]
pub struct Verified<T>(T);

impl<T> Verified<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(value)
    }

    /// Gives up the proof and keeps the value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Verified<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// How the layer gives the parameters to the handler, and the address that Twilio called. No other crate can name this type, so
/// a `Verified<Params>` of another request, put into the extensions, is not taken for this one's.
#[derive(Clone)]
pub(super) struct OfThisRequest {
    pub(super) params: Verified<Params>,
    pub(super) called: Arc<PublicUrl>,
}

impl<S: Sync> FromRequestParts<S> for Verified<Params> {
    type Rejection = NotVerified;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, NotVerified> {
        let Some(OfThisRequest { params, .. }) = parts.extensions.get() else {
            unguarded::log(parts, NotVerified);
            return Err(NotVerified);
        };
        Ok(params.clone())
    }
}

/// A handler takes [`Verified`] parameters on a route that no [`VerifyLayer`](crate::VerifyLayer) guards: a
/// mistake in the application, answered with 500.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct NotVerified;

impl std::fmt::Display for NotVerified {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VerifyLayer is missing on this route: add `.layer(VerifyLayer::new(verifier))` to it")
    }
}

impl std::error::Error for NotVerified {}

impl IntoResponse for NotVerified {
    fn into_response(self) -> Response {
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}
