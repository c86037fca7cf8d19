//! A verified request on its way through a guard.

use axum::body::{Body, HttpBody as _};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::StatusCode;
use http::request::Parts;
use http_body_util::BodyExt as _;

use super::extract::{Found, TOKEN};
use super::guard::ReplayGuard;
use super::key::RequestKey;
use super::store::Claim;
use crate::verify::claim::raw_signature;

/// The largest response that is kept; Twilio takes no larger document.
const LARGEST_RESPONSE: u64 = 64 * 1024;

/// What a guard makes of a request.
#[must_use]
pub(crate) enum Watched {
    /// Its handler is to respond, and what was claimed takes the response.
    New(Option<Box<Claimed>>),
    /// This is the response.
    Responded(Response),
}

/// A request whose response the guard waits for. Where none comes, the next arrival is to respond.
pub(crate) struct Claimed {
    guard: ReplayGuard,
    key: RequestKey,
    is_open: bool,
}

impl Drop for Claimed {
    fn drop(&mut self) {
        if self.is_open {
            self.guard.store.abandon(self.key);
        }
    }
}

impl Watched {
    /// Asks the guard about a verified request, and marks the request with what it says.
    ///
    /// It is boxed, as is what it leads to, so that a request that nobody watches carries nothing of it.
    pub(crate) fn by<'a>(guard: &'a ReplayGuard, parts: &'a mut Parts) -> BoxFuture<'a, Self> {
        Box::pin(Self::watch(guard, parts))
    }

    async fn watch(guard: &ReplayGuard, parts: &mut Parts) -> Self {
        let key = key(guard, parts);
        let (claimed, repeat) = if guard.answers {
            match guard.store.claim(key, guard.window).await {
                Claim::Responded(response) => return Self::Responded(response.map(Body::from)),
                Claim::Respond { repeat } => {
                    let guard = guard.clone();
                    (Some(Box::new(Claimed { guard, key, is_open: true })), repeat)
                }
            }
        } else {
            (None, guard.store.note(key, guard.window).await)
        };
        parts.extensions.insert(Found { repeat });
        Self::New(claimed)
    }
}

impl Claimed {
    /// Keeps the response for repetitions, if it is one to be kept, and returns it.
    pub(crate) fn respond(self: Box<Self>, response: Response) -> BoxFuture<'static, Response> {
        Box::pin(self.keep(response))
    }

    async fn keep(mut self: Box<Self>, response: Response) -> Response {
        // Nor a refusal: another request with this signature may be the right one.
        let is_error = response.status().is_server_error() || response.status().is_client_error();
        let is_kept = !is_error
            && response.status() != StatusCode::SWITCHING_PROTOCOLS
            && response.body().size_hint().exact().is_some_and(|length| length <= LARGEST_RESPONSE);
        if !is_kept {
            self.finish(None).await;
            return response;
        }
        let (parts, body) = response.into_parts();
        let Ok(body) = body.collect().await else {
            tracing::error!("the body of a response ended in an error");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let body = body.to_bytes();
        let mut kept = http::Response::new(body.clone());
        *kept.status_mut() = parts.status;
        kept.headers_mut().clone_from(&parts.headers);
        self.finish(Some(kept)).await;
        Response::from_parts(parts, Body::from(body))
    }

    async fn finish(&mut self, response: Option<http::Response<Bytes>>) {
        self.guard.store.finish(self.key, response).await;
        self.is_open = false;
    }
}

fn key(guard: &ReplayGuard, parts: &Parts) -> RequestKey {
    let token = parts.headers.get(TOKEN).filter(|_| guard.by_token);
    let signature = raw_signature(&parts.headers).unwrap_or_default();
    RequestKey::new(signature, token.map(http::HeaderValue::as_bytes).unwrap_or_default())
}
