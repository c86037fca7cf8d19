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

#[cfg(feature = "streams")]
use {
    super::carry::Opening, super::upgrade::upgrade, crate::machine::NotOpened, hyper::server::conn::http1,
    hyper::service::service_fn, hyper_util::rt::TokioIo,
};

/// How many bytes are on their way to the other end of a websocket, at most.
#[cfg(feature = "streams")]
const PIPE: usize = 64 * 1024;

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

    /// The request as the application sees it; nothing if it goes elsewhere: nobody else is known here.
    fn arriving(&self, request: HttpRequest) -> Option<HttpRequest> {
        let target = self.reached.target(request.uri())?.parse::<Uri>().ok()?;
        let (mut parts, body) = request.into_parts();
        let host = parts.uri.authority().and_then(|authority| authority.as_str().parse().ok());
        if let Some(host) = host {
            parts.headers.insert(HOST, host);
        }
        parts.uri = target;
        Some(http::Request::from_parts(parts, body))
    }

    async fn call(&self, request: HttpRequest) -> Outcome {
        let request = self.arriving(request).ok_or(Broken::NotResolved)?.map(Body::from);
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

    /// Over a pipe, with a server of its own at the other end: what opens a websocket is the connection of a server.
    #[cfg(feature = "streams")]
    fn open(&self, handshake: HttpRequest) -> Opening<'_> {
        Box::pin(async {
            let handshake = self.arriving(handshake).ok_or(NotOpened::Nowhere)?;
            let (ours, theirs) = tokio::io::duplex(PIPE);
            let router = self.router.clone();
            tokio::spawn(async move {
                let service =
                    service_fn(move |request: http::Request<_>| router.clone().call(request.map(Body::new)));
                let connection = http1::Builder::new().serve_connection(TokioIo::new(theirs), service);
                // How it ends is seen at this end.
                let _ = connection.with_upgrades().await;
            });
            upgrade(ours, handshake).await
        })
    }
}
