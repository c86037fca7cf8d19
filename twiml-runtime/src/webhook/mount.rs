//! Webhooks together: given a verifier, they become a router.

use std::fmt;
use std::sync::Arc;

use axum::Router;

use super::endpoint::Endpoint;
use super::handler::{Descriptor, Webhook};
use super::site::Site;
use crate::flow::{Flow, Mounted};
use crate::verify::Verifier;

/// Webhooks that have no verifier yet, made by [`webhooks!`](crate::webhooks).
///
/// All that can be done with them is to give them one.
#[must_use = "these webhooks are not served until they are given a verifier and made a router"]
pub struct Unverified<S> {
    routes: Vec<(Mounted, Endpoint<S>)>,
}

impl<S> Unverified<S> {
    #[doc(hidden)]
    pub fn new() -> Self {
        Self { routes: Vec::new() }
    }

    #[doc(hidden)]
    pub fn with<W: Webhook, E>(mut self, endpoint: Endpoint<E>) -> Self
    where
        S: SharedWith<E>,
    {
        self.routes.push((Mounted::of::<W>(), S::shared(endpoint)));
        self
    }

    /// Puts the webhooks behind a verifier, which every request has to pass.
    pub fn verified_by(self, verifier: Verifier) -> Webhooks<S> {
        Webhooks { routes: self.routes, verifier }
    }

    /// Not to be had yet: without a verifier, anybody could call these webhooks.
    #[doc(hidden)]
    pub fn into_router(self) -> Router<S>
    where
        Self: HasVerifier<S>,
    {
        HasVerifier::into_router(self)
    }
}

/// A state that is `E`, with a message for handlers that want different ones.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this handler takes its state from `{E}`, and the router of the others has `{Self}`",
    label = "of another state",
    note = "all handlers of a router share one state; for a part of it, implement `axum::extract::FromRef<{Self}>` for `{E}`"
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
    message = "these webhooks have no verifier, so anybody could call them",
    label = "call `.verified_by(verifier)` first",
    note = "`webhooks![…].verified_by(Verifier::from_env()?).into_router()` serves them to Twilio alone",
    note = "there is no way around it for tests and local work either: sign requests with `Verifier::sign`"
)]
pub trait HasVerifier<S> {
    /// The router of webhooks that have a verifier.
    fn into_router(self) -> Router<S>;
}

impl<S> fmt::Debug for Unverified<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.routes.iter().map(|(mounted, _)| mounted.webhook)).finish()
    }
}

/// Webhooks behind a verifier.
#[must_use = "these webhooks are not served until they are made a router"]
pub struct Webhooks<S> {
    routes: Vec<(Mounted, Endpoint<S>)>,
    verifier: Verifier,
}

impl<S> Webhooks<S> {
    /// What is mounted, in the order given to [`webhooks!`](crate::webhooks).
    pub fn routes(&self) -> impl Iterator<Item = Descriptor> {
        self.routes.iter().map(|(mounted, _)| mounted.webhook)
    }

    /// Who names whom: the graph of these webhooks, and what is likely to be wrong with it.
    pub fn flow(&self) -> Flow {
        Flow::new(self.routes.iter().map(|(mounted, _)| *mounted).collect())
    }

    /// The verifier that every request has to pass.
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }
}

impl<S> Webhooks<S> {
    fn log_warnings(&self) {
        for warning in self.flow().warnings() {
            let Descriptor { name, location, .. } = *warning.handler();
            if warning.is_certain() {
                tracing::warn!(webhook = name, %location, "{warning}");
            } else {
                tracing::debug!(webhook = name, %location, "{warning}");
            }
        }
    }
}

impl<S: Clone + Send + Sync + 'static> Webhooks<S> {
    /// A router that serves the webhooks; it can be nested in or merged with any other.
    ///
    /// Requests with another method than a webhook's own get `405`, refused ones `403`. The
    /// [warnings](Flow::warnings) of the flow are logged here.
    pub fn into_router(self) -> Router<S> {
        self.log_warnings();
        let site = Arc::new(Site::new(self.routes()));
        let Self { routes, verifier } = self;
        routes.into_iter().fold(Router::new(), |router, (mounted, endpoint)| {
            router.route(mounted.webhook.path, endpoint.served(mounted, verifier.clone(), Arc::clone(&site)))
        })
    }
}

impl<S> fmt::Debug for Webhooks<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhooks")
            .field("routes", &self.routes().collect::<Vec<_>>())
            .field("verifier", &self.verifier)
            .finish()
    }
}
