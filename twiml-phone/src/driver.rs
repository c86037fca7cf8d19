//! What drives a machine: it carries its requests, and moves its clock.

use std::fmt;
use std::time::Duration;

use tokio::time::Instant;

use crate::machine::{Deadline, Machine, Pace};
use crate::transport::Transport;

#[cfg(feature = "streams")]
use {
    crate::machine::{SocketEvent, SocketId},
    crate::sockets::Sockets,
    tokio::time::{sleep, timeout, timeout_at},
};

/// An application that has said nothing for so long has nothing more to say for now. If tokio's clock is paused, this passes only once all of its tasks wait.
#[cfg(feature = "streams")]
const QUIET: Duration = Duration::from_millis(1);

/// An application that says more than this without a pause is not waited for: it may go on for ever.
#[cfg(feature = "streams")]
const MOST_AT_ONCE: usize = 1000;

/// Tokio's clock is ahead of the machine's by more than this only if nobody has driven the machine meanwhile.
#[cfg(feature = "streams")]
const OVERSLEPT: Duration = Duration::from_millis(100);

/// Nothing runs for longer by itself: documents that lead to one another can go on for ever.
const MOST_DEADLINES: usize = 2_000;

/// A machine, and what carries its requests.
pub(crate) struct Driver {
    machine: Machine,
    transport: Box<dyn Transport>,
    /// The beginning of the machine's time on the clock of tokio, if both go together.
    began_at: Option<Instant>,
    #[cfg(feature = "streams")]
    sockets: Sockets,
    /// A time of the machine, and that on the clock of tokio, while there are websockets: audio goes by the clock, so both go together then.
    #[cfg(feature = "streams")]
    together: Option<(Duration, Instant)>,
    /// The last time of the machine at which the application had nothing more to say.
    #[cfg(feature = "streams")]
    quiet_at: Option<Duration>,
    /// How much has come in over websockets at this time of the machine.
    #[cfg(feature = "streams")]
    heard: (Duration, usize),
}

impl Driver {
    pub(crate) fn new(machine: Machine, transport: Box<dyn Transport>) -> Self {
        Self {
            machine,
            transport,
            began_at: None,
            #[cfg(feature = "streams")]
            sockets: Sockets::default(),
            #[cfg(feature = "streams")]
            together: None,
            #[cfg(feature = "streams")]
            quiet_at: None,
            #[cfg(feature = "streams")]
            heard: (Duration::ZERO, 0),
        }
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

    /// Carries requests, and what goes over websockets, until there is nothing more. No time passes.
    pub(crate) async fn settle(&mut self) {
        loop {
            let requests = self.machine.requests();
            #[cfg(feature = "streams")]
            let is_quiet = !self.serve_sockets(requests.is_empty()).await;
            #[cfg(not(feature = "streams"))]
            let is_quiet = true;
            if requests.is_empty() && is_quiet {
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
            #[cfg(feature = "streams")]
            if let Some(together) = self.together {
                self.advance_together(together, to).await;
                continue;
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

/// While there are websockets.
#[cfg(feature = "streams")]
impl Driver {
    /// Between two steps of a test nothing happens, however long that takes.
    pub(crate) fn resume(&mut self) {
        if let Some(together) = self.together
            && Instant::now() > instant_of(together, self.machine.now()) + OVERSLEPT
        {
            self.together = Some((self.machine.now(), Instant::now()));
        }
    }

    /// Sends what is to be sent over websockets. If that is nothing, and may be waited for, it takes in what comes next, until the application
    /// is quiet. The answer is whether there was anything.
    async fn serve_sockets(&mut self, may_wait: bool) -> bool {
        let acts = self.machine.socket_acts();
        let acted = !acts.is_empty();
        if !acted && may_wait && self.quiet_at == Some(self.machine.now()) {
            return false;
        }
        for (id, act) in acts {
            if let Some(event) = self.sockets.act(&*self.transport, id, act).await {
                self.machine.receive(id, event);
            }
        }
        let heard = if acted || !may_wait || self.is_flooded() {
            None
        } else if self.sockets.is_empty() {
            if self.together.is_some() {
                // The handler of the last one sees its end.
                sleep(QUIET).await;
            }
            None
        } else {
            timeout(QUIET, self.sockets.next()).await.ok()
        };
        let is_heard = heard.is_some();
        let is_quiet = !acted && may_wait && !is_heard;
        self.quiet_at = is_quiet.then(|| self.machine.now());
        if let Some((id, event)) = heard {
            self.receive(id, event);
        }
        if self.sockets.is_empty() {
            if !acted {
                self.together = None;
            }
        } else {
            self.together.get_or_insert((self.machine.now(), Instant::now()));
        }
        acted || is_heard
    }

    /// Takes in what has come over a websocket.
    fn receive(&mut self, id: SocketId, event: SocketEvent) {
        let now = self.machine.now();
        let before = if self.heard.0 == now { self.heard.1 } else { 0 };
        self.heard = (now, before + 1);
        self.machine.receive(id, event);
    }

    fn is_flooded(&self) -> bool {
        self.heard.0 == self.machine.now() && self.heard.1 >= MOST_AT_ONCE
    }

    /// Moves both clocks to the next deadline, or to the time at which something comes in before it.
    async fn advance_together(&mut self, together: (Duration, Instant), to: Duration) {
        let next = self.machine.next_deadline().map_or(to, |deadline| deadline.at.min(to));
        if self.is_flooded() {
            return self.machine.advance(next);
        }
        match timeout_at(instant_of(together, next), self.sockets.next()).await {
            Err(_) => self.machine.advance(next),
            Ok((id, event)) => {
                let passed = Instant::now().saturating_duration_since(together.1);
                self.machine.advance((together.0 + passed).min(next));
                self.receive(id, event);
                self.quiet_at = None;
            }
        }
    }
}

#[cfg(feature = "streams")]
fn instant_of((at, instant): (Duration, Instant), time: Duration) -> Instant {
    instant + time.saturating_sub(at)
}

impl fmt::Debug for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.machine.fmt(f)
    }
}
