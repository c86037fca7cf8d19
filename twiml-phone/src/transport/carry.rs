//! What carries a request to the application.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};

use crate::machine::{HttpRequest, NotOpened, Outcome};

/// What carries requests to the application, and its responses back.
///
/// [`Phone::new`](crate::Phone::new) has one for an application in the same process, [`Phone::connect`](crate::Phone::connect) one for an
/// application that listens somewhere. A test of a phone's own, a proxy or a recorder can be another one.
pub trait Transport: Send + Sync {
    /// Carries a request. Its URL is absolute.
    fn carry(&self, request: HttpRequest) -> Carrying<'_>;

    /// Opens a websocket by its handshake, whose URL is absolute and has the scheme `https`. The connection is what comes after the 101.
    ///
    /// A transport that has no such way leads nowhere: the phone writes down that a websocket would be opened, and the test does what its application
    /// would, as by [`Call::socket_closes`](crate::Call::socket_closes).
    fn open(&self, _handshake: HttpRequest) -> Opening<'_> {
        Box::pin(async { Err(NotOpened::Nowhere) })
    }
}

/// The future of [`Transport::open`].
pub type Opening<'t> = Pin<Box<dyn Future<Output = Result<Box<dyn Connection>, NotOpened>> + Send + 't>>;

/// The bytes of a websocket, in both directions.
pub trait Connection: AsyncRead + AsyncWrite + Send + Unpin {}

impl<IO: AsyncRead + AsyncWrite + Send + Unpin> Connection for IO {}

/// The future of [`Transport::carry`].
pub type Carrying<'t> = Pin<Box<dyn Future<Output = Carried> + Send + 't>>;

/// What came of a request.
#[derive(Debug)]
pub struct Carried {
    /// The response, or why there is none.
    pub outcome: Outcome,
    /// How long it took, on the clock of the phone.
    pub took: Duration,
}

impl From<Outcome> for Carried {
    /// It took no time.
    fn from(outcome: Outcome) -> Self {
        Self { outcome, took: Duration::ZERO }
    }
}
