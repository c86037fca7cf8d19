//! The check in front of routes that are written by hand.

use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;
use tower_layer::Layer;
use tower_service::Service;

use super::verified::OfThisRequest;
use super::{Verifier, Watched, verify_request};

/// Lets only Twilio's requests through to the routes behind it.
///
/// Handlers take the parameters as [`Verified<Params>`](crate::Verified), and the body again, unchanged, with
/// any extractor of axum's. The body is read into memory once, under the verifier's limits, and within its
/// [`body_timeout`](super::VerifierBuilder::body_timeout).
///
/// Methods that Twilio does not use get `405`: a signature does not cover the method.
///
/// The URL that is checked is the one that axum routes by. Middleware that rewrites it belongs behind this
/// layer, not in front.
///
/// ```
/// use axum::{Router, routing::post};
/// use twiml_runtime::{Params, Verified, Verifier, VerifyLayer};
///
/// async fn sms(params: Verified<Params>) -> String {
///     format!("from {}", params.get("From").unwrap_or_default())
/// }
///
/// let verifier = Verifier::new("auth token", "https://example.com")?;
/// let app: Router = Router::new().route("/sms", post(sms)).layer(VerifyLayer::new(verifier));
/// # Ok::<(), twiml_runtime::ConfigError>(())
/// ```
#[derive(Debug, Clone)]
pub struct VerifyLayer {
    verifier: Verifier,
}

impl VerifyLayer {
    /// A layer that checks with this verifier.
    pub fn new(verifier: Verifier) -> Self {
        Self { verifier }
    }
}

impl<S> Layer<S> for VerifyLayer {
    type Service = Verify<S>;

    fn layer(&self, inner: S) -> Verify<S> {
        Verify { verifier: self.verifier.clone(), inner }
    }
}

/// A service behind a [`VerifyLayer`].
#[derive(Debug, Clone)]
pub struct Verify<S> {
    verifier: Verifier,
    inner: S,
}

impl<S> Service<Request> for Verify<S>
where
    S: Service<Request> + Clone + Send + 'static,
    S::Response: IntoResponse,
    S::Future: Send,
{
    type Response = Response;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Response, S::Error>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let verifier = self.verifier.clone();
        // The clone is not the service that was polled ready; that one goes into the future, and the clone
        // takes its place.
        let clone = self.inner.clone();
        let mut inner = std::mem::replace(&mut self.inner, clone);
        Box::pin(async move {
            let (mut parts, params, arrival) = match verify_request(&verifier, request).await {
                Ok(request) => request,
                Err(rejection) => return Ok(rejection.into_response()),
            };
            let claimed = match verifier.replay_guard() {
                None => None,
                Some(guard) => match Watched::by(guard, &mut parts).await {
                    Watched::New(claimed) => claimed,
                    Watched::Responded(response) => return Ok(response),
                },
            };
            let body = Body::from(params.body().clone());
            let called = Arc::clone(verifier.public_url_of(arrival.host));
            parts.extensions.insert(OfThisRequest { params, called });
            let response = inner.call(Request::from_parts(parts, body)).await?.into_response();
            Ok(match claimed {
                Some(claimed) => claimed.respond(response).await,
                None => response,
            })
        })
    }
}
