//! To an application in the same process: no port, and nothing on the wire.

use axum::Router;
use axum::body::Body;
use http::Uri;
use http::header::HOST;
use http_body_util::BodyExt as _;
use tower_service::Service as _;
use twiml_runtime::Verifier;

use super::carry::{Carrying, Transport};
use super::limit::in_time;
use super::target::Reached;
use crate::machine::{Broken, HttpRequest, Outcome};

/// An application in the same process.
#[derive(Debug, Clone)]
pub(crate) struct InProcess {
    router: Router,
    reached: Reached,
}

impl InProcess {
    pub(crate) const fn new(router: Router, verifier: Verifier) -> Self {
        Self { router, reached: Reached::By(verifier) }
    }

    async fn call(&self, request: HttpRequest) -> Outcome {
        let target = self.reached.target(request.uri()).and_then(|target| target.parse::<Uri>().ok());
        // Nobody else is known here.
        let Some(target) = target else { return Err(Broken::NotResolved) };
        let (mut parts, body) = request.into_parts();
        let host = parts.uri.authority().and_then(|authority| authority.as_str().parse().ok());
        if let Some(host) = host {
            parts.headers.insert(HOST, host);
        }
        parts.uri = target;
        let request = http::Request::from_parts(parts, Body::from(body));
        let response = self.router.clone().call(request).await.unwrap_or_else(|never| match never {});
        let (parts, body) = response.into_parts();
        // A body that breaks off is what a connection that breaks off is.
        let body = body.collect().await.map_err(|_| Broken::NotHttp)?.to_bytes();
        Ok(http::Response::from_parts(parts, body))
    }
}

impl Transport for InProcess {
    fn carry(&self, request: HttpRequest) -> Carrying<'_> {
        Box::pin(in_time(self.call(request)))
    }
}
