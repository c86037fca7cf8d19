//! Serving an application so that a slow client holds neither a connection nor the shutdown.

mod connection;
mod stall;

use std::fmt;
use std::future::{IntoFuture, pending};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
#[cfg(feature = "streams")]
use futures_util::future::join_all;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use connection::Timeouts;

#[cfg(feature = "streams")]
use crate::streams::OpenStreams;

/// Serves an application over HTTP/1.1, as [`axum::serve`](https://docs.rs/axum/latest/axum/fn.serve.html) does, with limits
/// for slow clients.
///
/// `axum::serve` waits for as long as it takes: for the rest of a request's head, for a client that reads its response, and,
/// when it is asked to stop, for every open connection. Anyone on the internet can make it wait. Here
///
/// - a client has 15 seconds for the head of a request, which includes the time between two requests on one connection;
/// - a client has 15 seconds to read on, if it stops reading a response;
/// - there are at most 1000 connections at a time, and further ones wait until one ends;
/// - a shutdown takes at most 15 seconds.
///
/// The 15 seconds are those that Twilio itself waits; each limit can be set. How long the body of a webhook may take is the
/// [verifier's](crate::verify::VerifierBuilder::body_timeout) concern. For routes of your own, it is that of a layer such as
/// tower-http's `RequestBodyTimeoutLayer`.
///
/// Handlers and [trusted proxies](crate::verify::VerifierBuilder::trusted_proxies) find the peer in
/// [`ConnectInfo<SocketAddr>`](axum::extract::ConnectInfo). A websocket is no longer counted once it is upgraded: it belongs
/// to its handler. With the feature `streams`, those of calls are shut down as well, if they are
/// [given](Serve::with_streams).
///
/// This needs the feature `serve`.
///
/// ```no_run
/// use twiml_runtime::prelude::*;
///
/// # #[status_callback("/status")] async fn status(_update: MessageStatusUpdate) {}
/// #[tokio::main]
/// async fn main() -> Result<(), BoxError> {
///     let app = webhooks![status].verified_by(Verifier::from_env()?).into_router();
///     let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await?;
///     twiml_runtime::serve(listener, app).max_connections(200).await?;
///     Ok(())
/// }
/// ```
pub fn serve(listener: TcpListener, app: Router) -> Serve {
    Serve {
        listener,
        app,
        timeouts: Timeouts { head: TWILIO_WAITS, write: TWILIO_WAITS },
        max_connections: 1000,
        shutdown_timeout: TWILIO_WAITS,
        shutdown: Box::pin(pending()),
        #[cfg(feature = "streams")]
        streams: Vec::new(),
    }
}

const TWILIO_WAITS: Duration = Duration::from_secs(15);

/// A server; see [`serve()`]. It runs when it is awaited.
#[must_use = "a server does nothing until `.await`"]
pub struct Serve {
    listener: TcpListener,
    app: Router,
    timeouts: Timeouts,
    max_connections: usize,
    shutdown_timeout: Duration,
    shutdown: Pin<Box<dyn Future<Output = ()> + Send>>,
    #[cfg(feature = "streams")]
    streams: Vec<OpenStreams>,
}

impl Serve {
    /// How long a client may take for the head of a request, and leave a connection unused. The default is 15 seconds.
    pub fn header_timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.head = timeout;
        self
    }

    /// How long a client may leave a response unread before its connection is closed. The default is 15 seconds.
    pub fn write_timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.write = timeout;
        self
    }

    /// How many connections are served at a time. The default is 1000.
    ///
    /// Each can hold as much memory as a body may have, so this number times
    /// [`max_body_bytes`](crate::verify::VerifierBuilder::max_body_bytes) is what slow clients can hold.
    pub fn max_connections(mut self, connections: usize) -> Self {
        self.max_connections = connections.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// When to stop: no more connections are accepted, and the current requests are answered.
    pub fn with_graceful_shutdown(mut self, signal: impl Future<Output = ()> + Send + 'static) -> Self {
        self.shutdown = Box::pin(signal);
        self
    }

    /// How long the current requests may take after the signal to stop; what is not answered by then is given up. The default
    /// is 15 seconds.
    pub fn shutdown_timeout(mut self, timeout: Duration) -> Self {
        self.shutdown_timeout = timeout;
        self
    }

    /// The websockets of calls to end in a shutdown: their handlers are told, have as long as the current requests, and what is open then
    /// is closed with code 1001.
    ///
    /// An upgraded connection belongs to its handler, so a server does not know of it by itself. Give it those of each
    /// [`Webhooks`](crate::Webhooks) that it serves:
    ///
    /// ```no_run
    /// # use twiml_runtime::prelude::*;
    /// # async fn run(webhooks: Webhooks<()>, listener: tokio::net::TcpListener) -> std::io::Result<()> {
    /// let streams = webhooks.open_streams();
    /// twiml_runtime::serve(listener, webhooks.into_router())
    ///     .with_streams(streams)
    ///     .with_graceful_shutdown(async { drop(tokio::signal::ctrl_c().await) })
    ///     .await
    /// # }
    /// ```
    #[cfg(feature = "streams")]
    pub fn with_streams(mut self, streams: OpenStreams) -> Self {
        self.streams.push(streams);
        self
    }

    async fn run(mut self) {
        let slots = Arc::new(Semaphore::new(self.max_connections));
        let (stop, stopped) = watch::channel(());
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                () = &mut self.shutdown => break,
                Some(_ended) = connections.join_next() => {}
                (slot, stream, peer) = accept(&self.listener, &slots) => {
                    let (app, stopped) = (self.app.clone(), stopped.clone());
                    connections.spawn(async move {
                        connection::serve(stream, peer, app, self.timeouts, stopped).await;
                        drop(slot);
                    });
                }
            }
        }
        drop(self.listener);
        drop(stop);
        #[cfg(feature = "streams")]
        let streams = async {
            join_all(self.streams.iter().map(|streams| streams.shut_down(self.shutdown_timeout))).await;
        };
        #[cfg(not(feature = "streams"))]
        let streams = std::future::ready(());
        let requests =
            timeout(self.shutdown_timeout, async { while connections.join_next().await.is_some() {} });
        let ((), requests) = tokio::join!(streams, requests);
        if requests.is_err() {
            tracing::warn!(
                connections = connections.len(),
                "connections were still open at the end of the shutdown"
            );
            connections.shutdown().await;
        }
    }
}

/// The next connection, once there is room for it.
async fn accept(
    listener: &TcpListener,
    slots: &Arc<Semaphore>,
) -> (OwnedSemaphorePermit, TcpStream, SocketAddr) {
    loop {
        match (Arc::clone(slots).acquire_owned().await, listener.accept().await) {
            (Ok(slot), Ok((stream, peer))) => return (slot, stream, peer),
            (_, Err(error)) if is_of_one_connection(&error) => {}
            (_, error) => {
                // Such as too many open files: it passes when connections end.
                tracing::error!(error = ?error.err(), "cannot accept a connection");
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

impl IntoFuture for Serve {
    type Output = io::Result<()>;
    type IntoFuture = Pin<Box<dyn Future<Output = io::Result<()>> + Send>>;

    /// Serves until the signal to stop. Errors of a connection end that connection; none ends the server.
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            self.run().await;
            Ok(())
        })
    }
}

impl fmt::Debug for Serve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Serve")
            .field("listener", &self.listener)
            .field("timeouts", &self.timeouts)
            .field("max_connections", &self.max_connections)
            .field("shutdown_timeout", &self.shutdown_timeout)
            .finish_non_exhaustive()
    }
}
