//! An application as the function of its webhooks, and what belongs to it.

use axum::Router;
use twiml_runtime::{BoxError, LateWork, Verifier, Webhooks};

/// What an application is made of.
pub(super) struct Application<S> {
    webhooks: Box<dyn Fn(Verifier) -> Webhooks<S> + Send + Sync>,
    open: Open<S>,
    pub(super) router: Box<dyn FnOnce(Router) -> Router + Send>,
}

/// Opens the state.
type Open<S> = Box<dyn FnOnce(&Verifier) -> Result<S, BoxError> + Send>;

/// An application that can be served.
pub(super) struct Servable {
    pub(super) router: Router,
    pub(super) late_work: LateWork,
    /// How many webhooks it has.
    pub(super) count: usize,
}

impl<S: Clone + Send + Sync + 'static> Application<S> {
    pub(super) fn new(
        webhooks: impl Fn(Verifier) -> Webhooks<S> + Send + Sync + 'static,
        open: impl FnOnce(&Verifier) -> Result<S, BoxError> + Send + 'static,
    ) -> Self {
        Self { webhooks: Box::new(webhooks), open: Box::new(open), router: Box::new(|router| router) }
    }

    /// The webhooks, behind a verifier.
    pub(super) fn webhooks(&self, verifier: Verifier) -> Webhooks<S> {
        (self.webhooks)(verifier)
    }

    /// Opens the state, and makes the whole router.
    pub(super) fn into_servable(self, verifier: Verifier) -> Result<Servable, BoxError> {
        let Self { webhooks, open, router } = self;
        let state = open(&verifier)?;
        let webhooks = webhooks(verifier);
        let (count, late_work) = (webhooks.routes().count(), webhooks.late_work());
        Ok(Servable { router: router(webhooks.into_router().with_state(state)), late_work, count })
    }
}
