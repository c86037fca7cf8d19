//! What drives a machine: it carries its requests, and moves its clock.

use std::fmt;
use std::time::Duration;

use tokio::time::Instant;

use crate::machine::{Deadline, Machine, Pace};
use crate::transport::Transport;

/// Nothing runs for longer by itself: documents that lead to one another can go on for ever.
const MOST_DEADLINES: usize = 2_000;

/// A machine, and what carries its requests.
pub(crate) struct Driver {
    machine: Machine,
    transport: Box<dyn Transport>,
    /// The beginning of the machine's time on the clock of tokio, if both go together.
    began_at: Option<Instant>,
}

impl Driver {
    pub(crate) fn new(machine: Machine, transport: Box<dyn Transport>) -> Self {
        Self { machine, transport, began_at: None }
    }

    /// From now on, the clock of tokio goes with the machine's.
    pub(crate) fn share_time(&mut self) {
        self.began_at = Instant::now().checked_sub(self.machine.now());
    }

    pub(crate) fn now(&self) -> Duration {
        self.machine.now()
    }

    /// The time after a while.
    pub(crate) fn after(&self, duration: Duration) -> Duration {
        self.machine.handle().after(duration)
    }

    /// Lets what has come in have its effect, before any request is carried. Keys that are pressed together come in like this.
    pub(crate) fn take_in(&mut self) {
        self.machine.settle();
    }

    /// Carries requests until there are none. No time passes.
    pub(crate) async fn settle(&mut self) {
        loop {
            let requests = self.machine.requests();
            if requests.is_empty() {
                return;
            }
            for (id, request) in requests {
                let carried = self.transport.carry(request).await;
                self.machine.respond(id, carried.outcome, carried.took);
            }
        }
    }

    /// Moves the clock to a time.
    pub(crate) async fn advance(&mut self, to: Duration) {
        loop {
            self.settle().await;
            if self.machine.now() >= to {
                return;
            }
            self.machine.advance(to);
            if let Some(began_at) = self.began_at {
                // What the application took to answer has passed already.
                tokio::time::sleep_until(began_at + self.machine.now()).await;
            }
        }
    }

    /// Moves the clock until nothing runs to its end by itself any longer.
    pub(crate) async fn rest(&mut self) {
        self.settle().await;
        for _ in 0..MOST_DEADLINES {
            let Some(deadline) = self.machine.next_deadline_of(Pace::Running) else { return };
            self.advance(deadline.at).await;
        }
    }

    /// The next deadline of this pace, or a livelier one.
    pub(crate) fn next(&self, slowest: Pace) -> Option<Deadline> {
        self.machine.next_deadline_of(slowest)
    }
}

impl fmt::Debug for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.machine.fmt(f)
    }
}
