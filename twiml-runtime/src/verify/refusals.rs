//! How many requests were refused, and which of them are logged.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use super::rejection::Reason;
use super::throttle::{LeftOut, Throttle};

/// The refusals of a verifier, counted as they come.
pub(super) struct Counters {
    /// In the order of [`Reason::ALL`].
    by_reason: Vec<Counter>,
}

/// Each reason has a throttle of its own, so that noise does not hide the one refusal that matters.
struct Counter {
    count: AtomicU64,
    throttle: Throttle,
}

impl Counters {
    pub(super) fn new() -> Self {
        let counter = |_: &Reason| Counter { count: AtomicU64::new(0), throttle: Throttle::new() };
        Self { by_reason: Reason::ALL.iter().map(counter).collect() }
    }

    /// Counts one refusal, and says whether it is logged.
    pub(super) fn count(&self, reason: Reason) -> Option<LeftOut> {
        let counter = self.by_reason.get(reason as usize)?;
        counter.count.fetch_add(1, Ordering::Relaxed);
        counter.throttle.admit()
    }

    pub(super) fn read(&self) -> Refusals {
        Refusals {
            by_reason: self.by_reason.iter().map(|counter| counter.count.load(Ordering::Relaxed)).collect(),
        }
    }
}

/// How many requests a verifier has refused so far, by reason; see [`Verifier::refusals`](super::Verifier::refusals).
#[derive(Clone, PartialEq, Eq)]
pub struct Refusals {
    /// In the order of [`Reason::ALL`].
    by_reason: Vec<u64>,
}

impl Refusals {
    /// All of them.
    pub fn total(&self) -> u64 {
        self.by_reason.iter().sum()
    }

    /// Those for one reason.
    pub fn of(&self, reason: Reason) -> u64 {
        self.by_reason.get(reason as usize).copied().unwrap_or_default()
    }

    /// Each reason, with how many there were.
    pub fn iter(&self) -> impl Iterator<Item = (Reason, u64)> {
        Reason::ALL.iter().copied().zip(self.by_reason.iter().copied())
    }
}

/// The reasons that occurred.
impl fmt::Debug for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().filter(|(_, count)| *count > 0)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_is_counted_on_its_own() {
        let counters = Counters::new();
        for (at, reason) in Reason::ALL.iter().enumerate() {
            assert_eq!(*reason as usize, at);
            assert_eq!((0..=at).filter(|_| counters.count(*reason).is_some()).count(), (at + 1).min(10));
        }
        let refusals = counters.read();
        assert_eq!(refusals.of(Reason::SignatureMissing), 1);
        assert!(refusals.iter().map(|(_, count)| count).eq(1..=Reason::ALL.len() as u64));
        assert_eq!(refusals.total(), (1..=Reason::ALL.len() as u64).sum::<u64>());
    }

    #[test]
    fn noise_does_not_hide_other_refusals() {
        let counters = Counters::new();
        assert_eq!((0..1000).filter(|_| counters.count(Reason::SignatureMissing).is_some()).count(), 10);
        assert!(counters.count(Reason::SignatureMismatch).is_some());
    }
}
