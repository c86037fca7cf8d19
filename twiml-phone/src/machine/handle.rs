//! What a task has of its machine.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use super::clock::{Clock, Pace, TimerKey};
use super::http::{Broken, HttpRequest, Outcome, RequestId};
use super::shared::Shared;
use super::socket::Sockets;
use super::tasks::Task;

/// What tasks do with their machine: read its clock, sleep, ask for exchanges, and start other tasks. Clones are of the same machine.
#[derive(Clone)]
pub struct Handle(Arc<Mutex<Core>>);

/// What a machine and its tasks share.
#[derive(Default)]
pub(super) struct Core {
    pub(super) clock: Clock,
    pub(super) spawned: Vec<Task>,
    pub(super) requests: VecDeque<(RequestId, HttpRequest)>,
    pub(super) unanswered: Vec<Unanswered>,
    pub(super) sockets: Sockets,
    asked: u64,
}

/// An exchange that a task waits for.
pub(super) struct Unanswered {
    pub(super) id: RequestId,
    pub(super) asked_at: Duration,
    pub(super) is_answered: bool,
    pub(super) arrival: Shared<Option<Arrival>>,
}

/// What came of an exchange, and when it is known.
pub(super) struct Arrival {
    pub(super) outcome: Outcome,
    pub(super) at: Duration,
}

impl Handle {
    pub(super) fn new() -> Self {
        Self(Arc::default())
    }

    pub(super) fn core(&self) -> MutexGuard<'_, Core> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The time, counted from the machine's beginning.
    pub fn now(&self) -> Duration {
        self.core().clock.now()
    }

    /// The time after a while; the last one there is, if that is too long.
    pub fn after(&self, duration: Duration) -> Duration {
        self.now().saturating_add(duration)
    }

    /// Waits for a while.
    pub async fn sleep(&self, duration: Duration, pace: Pace) {
        self.sleep_until(self.after(duration), pace).await;
    }

    /// Waits until a time.
    pub async fn sleep_until(&self, at: Duration, pace: Pace) {
        Sleep { handle: self, at, pace, timer: None }.await;
    }

    /// Sends a request, and waits for its response. A task that no longer waits takes the request back.
    ///
    /// # Errors
    ///
    /// If no response came.
    pub async fn exchange(&self, request: HttpRequest) -> Outcome {
        self.exchange_over(request, Duration::MAX).await
    }

    /// As [`exchange`](Self::exchange), with a connection that is waited for no longer than this.
    ///
    /// # Errors
    ///
    /// If no response came.
    pub async fn exchange_over(&self, request: HttpRequest, connect: Duration) -> Outcome {
        let give_up_at = self.after(connect);
        let asked = self.ask(request);
        let Arrival { outcome, at } = asked.arrival.until(Option::take).await;
        let (outcome, at) = match outcome {
            Err(broken) if broken.is_without_connection() && at > give_up_at => {
                (Err(Broken::ConnectTimedOut), give_up_at)
            }
            outcome => (outcome, at),
        };
        self.sleep_until(at, Pace::Running).await;
        outcome
    }

    /// Starts a task beside this one.
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.core().spawned.push(Box::pin(task));
    }

    fn ask(&self, request: HttpRequest) -> Asked<'_> {
        let mut core = self.core();
        core.asked += 1;
        let id = RequestId(core.asked);
        let arrival = Shared::default();
        let asked_at = core.clock.now();
        core.unanswered.push(Unanswered { id, asked_at, is_answered: false, arrival: arrival.clone() });
        core.requests.push_back((id, request));
        Asked { handle: self, id, arrival }
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").field("now", &self.now()).finish_non_exhaustive()
    }
}

/// An exchange that is waited for. Whoever drops it does not wait any longer.
struct Asked<'h> {
    handle: &'h Handle,
    id: RequestId,
    arrival: Shared<Option<Arrival>>,
}

impl Drop for Asked<'_> {
    fn drop(&mut self) {
        let mut core = self.handle.core();
        core.requests.retain(|(id, _)| *id != self.id);
        core.unanswered.retain(|unanswered| unanswered.id != self.id);
    }
}

struct Sleep<'h> {
    handle: &'h Handle,
    at: Duration,
    pace: Pace,
    timer: Option<TimerKey>,
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut core = self.handle.core();
        if core.clock.now() >= self.at {
            return Poll::Ready(());
        }
        if let Some(timer) = &self.timer {
            core.clock.set_waker(timer, context.waker());
        } else {
            let timer = core.clock.set(self.at, self.pace, context.waker().clone());
            drop(core);
            self.timer = Some(timer);
        }
        Poll::Pending
    }
}

impl Drop for Sleep<'_> {
    fn drop(&mut self) {
        if let Some(timer) = &self.timer {
            self.handle.core().clock.cancel(timer);
        }
    }
}
