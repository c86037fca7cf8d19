//! What was there is put back when an application ends, however it ends.

use std::fmt;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::pin;
use std::thread;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::{Either, select};
use tokio::runtime::Builder;
use tokio::time::timeout;

use super::apply::Applied;
use super::error::PlanError;
use super::restore::Restored;
use crate::client::Client;

/// How long it may take to put back what was there.
const LIMIT: Duration = Duration::from_secs(5);

/// Puts back what was there before a plan was applied: at the end, at Ctrl-C or SIGTERM, and after a panic, within five seconds.
///
/// After what no program can see, such as SIGKILL, the [journal](super::Journal) still has it: a plan that is made again knows that the URLs are its own,
/// and restores what was there before the first one.
///
/// ```no_run
/// # use twiml_client::plan::Plan;
/// # use twiml_client::prelude::*;
/// # use twiml_runtime::prelude::*;
/// # async fn run(plan: Plan, client: Client, server: impl Future<Output = std::io::Result<()>>) -> Result<(), BoxError> {
/// let guard = plan.apply(&client).await?.guard(client);
/// let (served, restored) = guard.run(server).await;
/// for restored in restored? {
///     println!("{} is as it was", restored.sid);
/// }
/// # Ok(())
/// # }
/// ```
///
/// A guard that is dropped without [`run`](Self::run) or [`restore`](Self::restore), as when the function around it fails, restores in its drop, and waits for
/// that.
#[must_use = "a guard that is dropped at once restores at once"]
pub struct RestoreGuard {
    /// None once it is done.
    applied: Option<Applied>,
    client: Client,
}

impl Applied {
    /// A guard that puts back what was there when the application ends.
    pub fn guard(self, client: Client) -> RestoreGuard {
        RestoreGuard { applied: Some(self), client }
    }
}

impl RestoreGuard {
    /// Runs a future to its end, or until Ctrl-C or SIGTERM, and then restores. The first part of the result is none after a signal. A panic of the future
    /// goes on after that.
    pub async fn run<F: Future>(self, future: F) -> (Option<F::Output>, Result<Vec<Restored>, PlanError>) {
        let ended = {
            let work = pin!(AssertUnwindSafe(future).catch_unwind());
            match select(work, pin!(stopped())).await {
                Either::Left((ended, _)) => Some(ended),
                Either::Right(((), _)) => None,
            }
        };
        let restored = self.restore().await;
        match ended {
            Some(Err(panic)) => {
                if let Err(error) = restored {
                    tracing::error!(%error, "what was there was not put back after a panic");
                }
                resume_unwind(panic)
            }
            Some(Ok(output)) => (Some(output), restored),
            None => (None, restored),
        }
    }

    /// Restores now.
    ///
    /// # Errors
    ///
    /// [`PlanError`]; [`TooLate`](PlanError::TooLate) after five seconds. What is not put back is still in the journal.
    pub async fn restore(mut self) -> Result<Vec<Restored>, PlanError> {
        // It stays until it is done: if this future is dropped, the guard is as well.
        let Some(applied) = self.applied.clone() else { return Ok(Vec::new()) };
        let restored = within_limit(&applied, &self.client).await;
        self.applied = None;
        restored
    }

    /// Leaves everything as it is configured now. The journal keeps what was there.
    pub fn keep(mut self) {
        self.applied = None;
    }
}

/// A runtime cannot wait for itself, so another one restores, on a thread of its own.
impl Drop for RestoreGuard {
    fn drop(&mut self) {
        let Some(applied) = self.applied.take() else { return };
        if let Err(error) = elsewhere(&applied, &self.client) {
            tracing::error!(%error, "what was there was not put back");
        }
    }
}

async fn within_limit(applied: &Applied, client: &Client) -> Result<Vec<Restored>, PlanError> {
    timeout(LIMIT, applied.restore(client)).await.unwrap_or(Err(PlanError::TooLate))
}

fn elsewhere(applied: &Applied, client: &Client) -> Result<Vec<Restored>, PlanError> {
    let restore = || {
        let runtime = Builder::new_current_thread().enable_all().build().ok()?;
        Some(runtime.block_on(within_limit(applied, &client.with_own_connections())))
    };
    let result = thread::scope(|scope| scope.spawn(restore).join());
    result.ok().flatten().unwrap_or(Err(PlanError::TooLate))
}

/// Waits for Ctrl-C or SIGTERM.
async fn stopped() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    select(pin!(interrupted), pin!(terminated())).await;
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => {
            terminated.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

impl fmt::Debug for RestoreGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RestoreGuard").field("is_done", &self.applied.is_none()).finish_non_exhaustive()
    }
}
