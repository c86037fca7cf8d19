//! The layer that notices requests which reach no webhook.

use std::sync::Arc;
use std::task::{Context, Poll};

use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;
use tower_layer::Layer;
use tower_service::Service;

use crate::webhook::{Missed, Signed};

/// Logs requests with Twilio's signature that reach no webhook, with the nearest one and the usual cause. It changes no
/// response.
///
/// [`Webhooks::into_router`](crate::Webhooks::into_router) has this already where axum lets it. An application that nests that
/// router, or that has a fallback of its own, puts the layer around everything:
///
/// ```
/// use axum::Router;
/// use twiml_runtime::prelude::*;
///
/// #[sms_webhook("/sms")]
/// async fn sms(_msg: IncomingMessage) -> MessagingResponse {
///     twiml! { <Response/> }
/// }
///
/// # fn main() -> Result<(), BoxError> {
/// let verifier = Verifier::new("an auth token", "https://example.com")?;
/// let webhooks = webhooks![sms].verified_by(verifier);
/// let missed = webhooks.missed_layer();
/// let app: Router = Router::new()
///     .nest("/twilio", webhooks.into_router())
///     .fallback(|| async { "nothing here" })
///     .layer(missed);
/// # Ok(())
/// # }
/// ```
///
/// A request counts if it has the signature's header and is answered with `404` by no route, or with an error by the
/// route of a webhook that is called by another method. The header is not checked, since the parameters may be lost on the way.
/// What is logged is each of them once in a minute, and never a part of the path that may be data.
#[derive(Debug, Clone)]
pub struct MissedLayer {
    missed: Arc<Missed>,
}

impl MissedLayer {
    pub(super) fn new(missed: Arc<Missed>) -> Self {
        Self { missed }
    }
}

impl<S> Layer<S> for MissedLayer {
    type Service = NoticeMissed<S>;

    fn layer(&self, inner: S) -> NoticeMissed<S> {
        NoticeMissed { missed: Arc::clone(&self.missed), inner }
    }
}

/// A service behind a [`MissedLayer`].
#[derive(Debug, Clone)]
pub struct NoticeMissed<S> {
    missed: Arc<Missed>,
    inner: S,
}

impl<S> Service<Request> for NoticeMissed<S>
where
    S: Service<Request>,
    S::Response: IntoResponse,
    S::Future: Send + 'static,
{
    type Response = Response;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Response, S::Error>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let signed = Signed::of(&request);
        let missed = Arc::clone(&self.missed);
        let response = self.inner.call(request);
        Box::pin(async move {
            let response = response.await?.into_response();
            if let Some(signed) = signed {
                missed.answered(&signed, response.status());
            }
            Ok(response)
        })
    }
}
