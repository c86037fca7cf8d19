//! Work that goes on after its request was answered.

use std::fmt;
use std::sync::Arc;
use tokio::sync::watch;

/// The work of webhooks that goes on after their deadline.
///
/// [`Webhooks::late_work`](crate::Webhooks::late_work) has it. A server that stops waits for its connections, and these have
/// been answered, so an application that is to finish the work waits for it as well:
///
/// ```
/// use std::time::Duration;
/// use twiml_runtime::prelude::*;
/// # #[status_callback("/status", deadline = 10s)]
/// # async fn status(_update: MessageStatusUpdate) {}
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), BoxError> {
/// # let verifier = Verifier::new("an auth token", "https://example.com")?;
/// let webhooks = webhooks![status].verified_by(verifier);
/// let late_work = webhooks.late_work();
/// let app: axum::Router = webhooks.into_router();
///
/// // Serve the application until it is asked to stop, and then:
/// if tokio::time::timeout(Duration::from_secs(30), late_work.finished()).await.is_err() {
///     eprintln!("{} webhooks are still working", late_work.count());
/// }
/// # drop(app);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct LateWork {
    count: Arc<watch::Sender<usize>>,
}

impl LateWork {
    pub(crate) fn new() -> Self {
        Self { count: Arc::new(watch::Sender::new(0)) }
    }

    /// How many webhooks are still working.
    pub fn count(&self) -> usize {
        *self.count.borrow()
    }

    /// Waits until none is.
    pub async fn finished(&self) {
        // The sender is `self`, so the channel stays open.
        let _ = self.count.subscribe().wait_for(|count| *count == 0).await;
    }

    /// One more, until what is returned is dropped.
    pub(super) fn begin(&self) -> Unfinished {
        self.count.send_modify(|count| *count += 1);
        Unfinished(self.clone())
    }
}

impl fmt::Debug for LateWork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LateWork").field("count", &self.count()).finish_non_exhaustive()
    }
}

/// Work that is not finished.
#[must_use]
pub(super) struct Unfinished(LateWork);

impl Drop for Unfinished {
    fn drop(&mut self) {
        self.0.count.send_modify(|count| *count -= 1);
    }
}
