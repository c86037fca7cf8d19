//! The server.

use axum::body::Body;
use axum::response::Response;
use http::Request;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

/// A server that runs until this is dropped. Its connections end with it.
#[derive(Debug)]
pub(super) struct Server(JoinHandle<()>);

impl Server {
    /// Answers what comes to a listener. After an error, the connection closes.
    pub(super) fn start<F, E>(
        listener: TcpListener,
        answer: impl Fn(Request<Body>) -> F + Clone + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Result<Response, E>> + Send + 'static,
        E: std::error::Error + Send + Sync + 'static,
    {
        Self(tokio::spawn(async move {
            let mut connections = JoinSet::new();
            loop {
                let Ok((stream, _)) = listener.accept().await else {
                    // Too many files are open, perhaps. Until some are closed, others get their turn.
                    tokio::task::yield_now().await;
                    continue;
                };
                let answer = answer.clone();
                connections.spawn(async move {
                    let service = service_fn(|request: Request<_>| answer(request.map(Body::new)));
                    // How a connection ends is its client's affair.
                    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                });
                while connections.try_join_next().is_some() {}
            }
        }))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.abort();
    }
}
