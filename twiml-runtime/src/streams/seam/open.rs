//! The sessions that are open.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::task::Waker;
use std::time::Duration;

use futures_util::task::AtomicWaker;
use tokio::sync::watch;
use tokio::time::Instant;

/// The websockets of an application's calls that are open.
///
/// A server that stops waits for its connections, and those of websockets are no longer its own. So an application that is to end
/// calls in good order shuts them down as well:
///
/// ```
/// # async fn stop(streams: twiml_runtime::streams::OpenStreams) {
/// use std::time::Duration;
///
/// // Handlers are told; those that have not returned after ten seconds are cut off.
/// streams.shut_down(Duration::from_secs(10)).await;
/// # }
/// ```
#[derive(Clone)]
pub struct OpenStreams {
    shared: Arc<Shared>,
}

struct Shared {
    sessions: Mutex<Sessions>,
    count: watch::Sender<usize>,
}

#[derive(Default)]
struct Sessions {
    open: HashMap<u64, Weak<Alarm>>,
    opened: u64,
    limit: Option<Instant>,
}

/// What tells a session to end.
#[derive(Debug, Default)]
struct Alarm {
    limit: OnceLock<Instant>,
    owner: AtomicWaker,
}

impl OpenStreams {
    /// None yet.
    pub fn new() -> Self {
        Self { shared: Arc::new(Shared { sessions: Mutex::default(), count: watch::Sender::new(0) }) }
    }

    fn sessions(&self) -> MutexGuard<'_, Sessions> {
        self.shared.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many are open.
    pub fn count(&self) -> usize {
        *self.shared.count.borrow()
    }

    /// Tells every handler that the application is shutting down, those that begin later included, and waits until they have
    /// returned. What is still open at the limit is closed with code 1001, which takes half a second at most.
    pub async fn shut_down(&self, limit: Duration) {
        let at = Instant::now() + limit;
        let alarms: Vec<_> = {
            let mut sessions = self.sessions();
            sessions.limit = Some(at);
            sessions.open.values().filter_map(Weak::upgrade).collect()
        };
        for alarm in alarms {
            // The first limit stays.
            let _ = alarm.limit.set(at);
            alarm.owner.wake();
        }
        // The sender is `self`, so the channel stays open.
        let _ = self.shared.count.subscribe().wait_for(|count| *count == 0).await;
    }

    /// One more, until what is returned is dropped.
    pub(super) fn join(&self) -> Session {
        let alarm = Arc::new(Alarm::default());
        let mut sessions = self.sessions();
        if let Some(limit) = sessions.limit {
            let _ = alarm.limit.set(limit);
        }
        sessions.opened += 1;
        let number = sessions.opened;
        sessions.open.insert(number, Arc::downgrade(&alarm));
        drop(sessions);
        self.shared.count.send_modify(|count| *count += 1);
        Session { streams: self.clone(), number, alarm }
    }
}

impl Default for OpenStreams {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for OpenStreams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenStreams").field("count", &self.count()).finish()
    }
}

/// A session, as long as it is open.
#[derive(Debug)]
pub(super) struct Session {
    streams: OpenStreams,
    number: u64,
    alarm: Arc<Alarm>,
}

impl Session {
    /// When the session has to be over, once the application is shutting down. The waker is woken when that begins.
    pub(super) fn limit(&self, waker: &Waker) -> Option<Instant> {
        self.alarm.owner.register(waker);
        self.shutting_down()
    }

    pub(super) fn shutting_down(&self) -> Option<Instant> {
        self.alarm.limit.get().copied()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.streams.sessions().open.remove(&self.number);
        self.streams.shared.count.send_modify(|count| *count -= 1);
    }
}
