//! Webhooks behind a verifier, which become a router.

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::routing::MethodRouter;

use super::missed_layer::MissedLayer;
use crate::flow::Flow;
use crate::verify::Verifier;
use crate::webhook::{Descriptor, Endpoint, Missed, Mounted, Site};

/// Webhooks behind a verifier.
#[must_use = "these webhooks are not served until they are made a router"]
pub struct Webhooks<S> {
    routes: Vec<(Mounted, Endpoint<S>)>,
    verifier: Verifier,
    missed: Arc<Missed>,
}

impl<S> Webhooks<S> {
    pub(super) fn new(routes: Vec<(Mounted, Endpoint<S>)>, verifier: Verifier) -> Self {
        let webhooks = routes.iter().map(|(mounted, _)| mounted.webhook);
        let missed = Arc::new(Missed::new(webhooks, verifier.public_url().base_path()));
        Self { routes, verifier, missed }
    }

    /// What is mounted, in the order given to [`webhooks!`](crate::webhooks).
    pub fn routes(&self) -> impl Iterator<Item = Descriptor> {
        self.routes.iter().map(|(mounted, _)| mounted.webhook)
    }

    /// Which webhook names which: the graph of these webhooks, and what is likely to be wrong with it.
    pub fn flow(&self) -> Flow {
        Flow::new(self.routes.iter().map(|(mounted, _)| *mounted).collect())
    }

    /// Logs requests with Twilio's signature that reach none of these webhooks, when it is put around the whole application.
    pub fn missed_layer(&self) -> MissedLayer {
        MissedLayer::new(Arc::clone(&self.missed))
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
    ///
    /// A request with Twilio's signature that reaches no webhook is logged, unless the application's own code answers it: a
    /// router that this one is nested in, one that is merged into it, or a fallback. For these, see [`missed_layer`](Self::missed_layer).
    pub fn into_router(self) -> Router<S> {
        self.log_warnings();
        let site = Arc::new(Site::new(self.routes(), &self.verifier));
        // A layer on a router without routes is around its default answer alone, which stays the default one: when routers are
        // merged, the application's own fallback comes first. Requests that find their webhook do not pass it.
        let unrouted = Router::new().layer(self.missed_layer());
        let unanswered = MethodRouter::<S>::new().layer(self.missed_layer());
        let Self { routes, verifier, missed } = self;
        routes.into_iter().fold(unrouted, |router, (mounted, endpoint)| {
            let (site, missed) = (Arc::clone(&site), Arc::clone(&missed));
            let route = endpoint.served(unanswered.clone(), mounted, verifier.clone(), site, missed);
            router.route(mounted.webhook.path, route)
        })
    }
}

impl<S> fmt::Debug for Webhooks<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhooks")
            .field("routes", &self.routes().collect::<Vec<_>>())
            .field("verifier", &self.verifier)
            .finish_non_exhaustive()
    }
}
