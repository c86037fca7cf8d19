//! What a handler learns of repetitions.

use std::convert::Infallible;
use std::fmt;

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderName, StatusCode};

use crate::verify::unguarded;

pub(super) const TOKEN: HeaderName = HeaderName::from_static("i-twilio-idempotency-token");

/// Whether this request has arrived before, as the [`ReplayGuard`](super::ReplayGuard) of the verifier remembers.
///
/// Handlers and routes behind [`VerifyLayer`](crate::VerifyLayer) take it as an argument. Without a guard, it is refused with
/// 500, because then nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Repeat(bool);

impl Repeat {
    /// Whether it is a repetition.
    pub fn is_repeat(self) -> bool {
        self.0
    }
}

/// How the guard gives its finding to the handler. No other crate can name this type.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) repeat: bool,
}

impl<S: Sync> FromRequestParts<S> for Repeat {
    type Rejection = NotGuarded;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, NotGuarded> {
        match parts.extensions.get() {
            Some(Found { repeat }) => Ok(Self(*repeat)),
            None => {
                unguarded::log(parts, NotGuarded);
                Err(NotGuarded)
            }
        }
    }
}

/// A handler takes a [`Repeat`], and the verifier has no [`ReplayGuard`](super::ReplayGuard): a mistake in the application,
/// answered with 500.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct NotGuarded;

impl fmt::Display for NotGuarded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "nobody knows whether this request is a repetition: give the verifier a guard, with `.replay_guard(..)`",
        )
    }
}

impl std::error::Error for NotGuarded {}

impl IntoResponse for NotGuarded {
    fn into_response(self) -> Response {
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

/// The header `I-Twilio-Idempotency-Token`: a value for each request, which is the same where Twilio
/// [sends it again](https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
///
/// It is not signed. It tells Twilio's own repetitions from new requests, and nothing about anyone else's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyToken(Option<String>);

impl IdempotencyToken {
    /// The token; `None` if the header is missing, repeated, or not text.
    pub fn as_str(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl<S: Sync> FromRequestParts<S> for IdempotencyToken {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let mut values = parts.headers.get_all(TOKEN).iter();
        let value = values.next().filter(|_| values.next().is_none());
        Ok(Self(
            value.and_then(|value| value.to_str().ok()).filter(|token| !token.is_empty()).map(str::to_owned),
        ))
    }
}
