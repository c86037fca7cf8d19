//! One connection, from its first request to its end.

use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower_service::Service as _;

use super::stall::Stall;

/// The largest head of a request, in bytes. Twilio's longest, a GET with a long message, have a tenth of it.
const MAX_HEAD_BYTES: usize = 64 * 1024;

/// How long a client may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timeouts {
    pub(super) head: Duration,
    pub(super) write: Duration,
}

/// Serves a connection. Once `stopped` closes, it answers the current request and no more.
pub(super) async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
    timeouts: Timeouts,
    mut stopped: watch::Receiver<()>,
) {
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        // A router is always ready.
        app.clone().call(request.map(Body::new))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(timeouts.head)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(Stall::new(stream, timeouts.write)), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    // How a connection ends is its client's affair.
    tokio::select! {
        _end = connection.as_mut() => return,
        _closed = stopped.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _end = connection.await;
}
