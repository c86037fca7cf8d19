//! Virtual time.

use std::collections::BTreeMap;
use std::task::Waker;
use std::time::Duration;

/// What passes while a task sleeps. It tells the owner of the machine when to move the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    /// Something runs to its end by itself, such as a prompt or a response on its way. Whoever acts next waits for it.
    Running,
    /// Silence that was asked for. It passes by itself, but one can act in it.
    Pausing,
    /// Time is left for somebody to act.
    Waiting,
}

/// When a machine goes on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deadline {
    /// The time, counted from the machine's beginning.
    pub at: Duration,
    /// What passes until then.
    pub pace: Pace,
}

/// Identifies a timer. Timers of the same time go off in the order in which they were set.
pub(super) type TimerKey = (Duration, u64);

#[derive(Debug)]
struct Timer {
    pace: Pace,
    waker: Waker,
}

/// A clock, and what waits for it.
#[derive(Debug, Default)]
pub(super) struct Clock {
    now: Duration,
    set: u64,
    timers: BTreeMap<TimerKey, Timer>,
}

impl Clock {
    pub(super) const fn now(&self) -> Duration {
        self.now
    }

    pub(super) fn set(&mut self, at: Duration, pace: Pace, waker: Waker) -> TimerKey {
        self.set += 1;
        let key = (at, self.set);
        self.timers.insert(key, Timer { pace, waker });
        key
    }

    pub(super) fn set_waker(&mut self, key: &TimerKey, waker: &Waker) {
        if let Some(timer) = self.timers.get_mut(key) {
            timer.waker.clone_from(waker);
        }
    }

    pub(super) fn cancel(&mut self, key: &TimerKey) {
        self.timers.remove(key);
    }

    /// The next timer of this pace or a livelier one.
    pub(super) fn next(&self, slowest: Pace) -> Option<Deadline> {
        let mut timers = self.timers.iter().filter(|(_, timer)| timer.pace <= slowest);
        timers.next().map(|((at, _), timer)| Deadline { at: *at, pace: timer.pace })
    }

    /// Moves the clock, and takes out what has waited for this time.
    pub(super) fn advance(&mut self, to: Duration) -> Vec<Waker> {
        self.now = self.now.max(to);
        let later = self.timers.split_off(&(self.now, u64::MAX));
        let due = std::mem::replace(&mut self.timers, later);
        due.into_values().map(|timer| timer.waker).collect()
    }
}
