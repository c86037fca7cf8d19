//! Waiting for something as long as it may take.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use tokio::runtime::Handle;
use tokio::time::{Instant, timeout_at};

/// What a future comes to, if that is before `end`; nothing is too late where there is no end, or no runtime to keep the time.
pub(crate) async fn in_time<F: Future>(
    mut future: Pin<&mut F>,
    end: impl FnOnce() -> Option<Instant>,
) -> Option<F::Output> {
    // Most have what they wait for when they are first asked, and need no timer.
    if let Poll::Ready(output) = poll_fn(|cx| Poll::Ready(future.as_mut().poll(cx))).await {
        return Some(output);
    }
    match end().filter(|_| Handle::try_current().is_ok()) {
        Some(end) => timeout_at(end, future).await.ok(),
        None => Some(future.await),
    }
}
