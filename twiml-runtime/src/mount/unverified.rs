//! Webhooks that have no verifier yet.

use std::fmt;

use axum::Router;

use super::webhooks::Webhooks;
use crate::verify::Verifier;
use crate::webhook::Endpoint;

/// Webhooks that have no verifier yet, made by [`webhooks!`](crate::webhooks), for a router with the state `S`.
///
/// The only thing to do with them is to give them one.
#[must_use = "these webhooks are not served until they are given a verifier and made a router"]
pub struct Unverified<S> {
    routes: Vec<Endpoint<S>>,
}

impl<S> Unverified<S> {
    #[doc(hidden)]
    pub fn new() -> Self {
        Self { routes: Vec::new() }
    }

    #[doc(hidden)]
    pub fn with<E>(mut self, endpoint: Endpoint<E>) -> Self
    where
        S: SharedWith<E>,
    {
        self.routes.push(S::shared(endpoint));
        self
    }

    /// Puts the webhooks behind a verifier, which checks every request.
    pub fn verified_by(self, verifier: Verifier) -> Webhooks<S> {
        Webhooks::new(self.routes, verifier)
    }

    /// Not available yet: without a verifier, anyone could call these webhooks.
    #[doc(hidden)]
    pub fn into_router(self) -> Router<S>
    where
        Self: HasVerifier<S>,
    {
        HasVerifier::into_router(self)
    }
}

/// A state that is `E`, with a message for handlers that need different ones.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this handler takes its state from `{E}`, but the router of the others has `{Self}`",
    label = "has another state",
    note = "all handlers of a router share one state; for a part of it, implement `axum::extract::FromRef<{Self}>` for `{E}`",
    note = "`axum::Router` is a router with the state `()`: a router has this type after `.with_state(…)`"
)]
pub trait SharedWith<E>: Sized {
    /// The endpoint itself.
    fn shared(endpoint: Endpoint<E>) -> Endpoint<Self>;
}

#[diagnostic::do_not_recommend]
impl<S> SharedWith<S> for S {
    fn shared(endpoint: Endpoint<S>) -> Endpoint<S> {
        endpoint
    }
}

/// Implemented for nothing: it gives the message for webhooks mounted without a verifier.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "these webhooks have no verifier, so anyone could call them",
    label = "call `.verified_by(verifier)` first",
    note = "`webhooks![…].verified_by(Verifier::from_env()?).into_router()` serves them only to Twilio",
    note = "tests and local work need a verifier as well: sign requests with `Verifier::sign`"
)]
pub trait HasVerifier<S> {
    /// The router of webhooks that have a verifier.
    fn into_router(self) -> Router<S>;
}

impl<S> fmt::Debug for Unverified<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.routes.iter().map(|endpoint| endpoint.mounted.webhook)).finish()
    }
}
