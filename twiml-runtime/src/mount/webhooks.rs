//! Webhooks behind a verifier, which become a router.

use std::fmt;
use std::sync::Arc;

use axum::Router;

use crate::flow::Flow;
use crate::verify::Verifier;
use crate::webhook::{Descriptor, Endpoint, Mounted, Site};

/// Webhooks behind a verifier.
#[must_use = "these webhooks are not served until they are made a router"]
pub struct Webhooks<S> {
    routes: Vec<(Mounted, Endpoint<S>)>,
    verifier: Verifier,
}

impl<S> Webhooks<S> {
    pub(super) fn new(routes: Vec<(Mounted, Endpoint<S>)>, verifier: Verifier) -> Self {
        Self { routes, verifier }
    }

    /// What is mounted, in the order given to [`webhooks!`](crate::webhooks).
    pub fn routes(&self) -> impl Iterator<Item = Descriptor> {
        self.routes.iter().map(|(mounted, _)| mounted.webhook)
    }

    /// Which webhook names which: the graph of these webhooks, and what is likely to be wrong with it.
    pub fn flow(&self) -> Flow {
        Flow::new(self.routes.iter().map(|(mounted, _)| *mounted).collect())
    }

    /// The verifier that checks every request.
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
        let site = Arc::new(Site::new(self.routes(), self.verifier.public_url().without_path()));
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
