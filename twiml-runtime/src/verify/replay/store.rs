//! Where a guard keeps what it remembers.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::Response;

use super::key::RequestKey;

/// A memory of requests, for a [`ReplayGuard`](super::ReplayGuard).
///
/// [`MemoryStore`](super::MemoryStore) is one for a single process. Where several processes serve one application, they share
/// a memory elsewhere: implement this with a database. A store that cannot be reached should say that a request is new, or
/// that it is not, as the application prefers; there is no error.
pub trait ReplayStore: Send + Sync + 'static {
    /// Remembers a request for the time of `window`, and says whether it was remembered before.
    fn note(&self, key: RequestKey, window: Duration) -> BoxFuture<'_, bool>;

    /// Asks who responds to a request. Of those that ask for one key at once, one is to respond; the others wait, until the
    /// response is there or that one has given up.
    fn claim(&self, key: RequestKey, window: Duration) -> BoxFuture<'_, Claim>;

    /// Keeps the response to a request that was claimed. Without one, the next to ask is to respond.
    fn finish(&self, key: RequestKey, response: Option<Response<Bytes>>) -> BoxFuture<'_, ()>;

    /// As [`finish`](Self::finish) without a response, for a request whose connection broke. There is no time to wait.
    fn abandon(&self, key: RequestKey);
}

/// One memory for several verifiers.
impl<S: ReplayStore + ?Sized> ReplayStore for Arc<S> {
    fn note(&self, key: RequestKey, window: Duration) -> BoxFuture<'_, bool> {
        (**self).note(key, window)
    }

    fn claim(&self, key: RequestKey, window: Duration) -> BoxFuture<'_, Claim> {
        (**self).claim(key, window)
    }

    fn finish(&self, key: RequestKey, response: Option<Response<Bytes>>) -> BoxFuture<'_, ()> {
        (**self).finish(key, response)
    }

    fn abandon(&self, key: RequestKey) {
        (**self).abandon(key);
    }
}

/// Who responds to a request.
#[derive(Debug)]
pub enum Claim {
    /// The one who asks.
    Respond {
        /// Whether the request has arrived before, and there is no response to it.
        repeat: bool,
    },
    /// Nobody: this is the response that was given before.
    Responded(Response<Bytes>),
}
