//! How often something happens that anyone can cause, such as a line in the log.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const INTERVAL: Duration = Duration::from_secs(1);
const BURST: u32 = 10;

/// Admits some in a row, then one after each interval: a leaky bucket kept as the moment at which it will be empty.
#[derive(Debug)]
pub(crate) struct Throttle {
    burst: u32,
    interval: Duration,
    start: Instant,
    /// Nanoseconds since the start.
    empty_at: AtomicU64,
    /// How many were not admitted since the last that was.
    left_out: AtomicU64,
}

impl Throttle {
    /// For lines of the log: ten in a row, then one a second.
    pub(crate) fn new() -> Self {
        Self::of(BURST, INTERVAL)
    }

    /// For other things: so many in a row, then one after each interval.
    pub(crate) fn of(burst: u32, interval: Duration) -> Self {
        let (empty_at, left_out) = (AtomicU64::new(0), AtomicU64::new(0));
        Self { burst, interval, start: Instant::now(), empty_at, left_out }
    }

    /// Whether one more is admitted, and if so, how many were left out before it.
    pub(crate) fn admit(&self) -> Option<LeftOut> {
        self.admit_after(self.start.elapsed())
    }

    fn admit_after(&self, elapsed: Duration) -> Option<LeftOut> {
        let now = nanos(elapsed);
        let poured = |empty_at: u64| {
            let filled = empty_at.max(now).saturating_add(nanos(self.interval));
            let full = nanos(self.interval.saturating_mul(self.burst));
            (filled <= now.saturating_add(full)).then_some(filled)
        };
        if self.empty_at.fetch_update(Ordering::Relaxed, Ordering::Relaxed, poured).is_ok() {
            Some(LeftOut(self.left_out.swap(0, Ordering::Relaxed)))
        } else {
            self.left_out.fetch_add(1, Ordering::Relaxed);
            None
        }
    }
}

/// How many lines were left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LeftOut(u64);

impl LeftOut {
    /// The number for the log, which says nothing where nothing was left out.
    pub(crate) fn field(self) -> Option<u64> {
        (self.0 > 0).then_some(self.0)
    }
}

fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_in_a_row_then_one_a_second() {
        let throttle = Throttle::new();
        let left_out = |at: u64| throttle.admit_after(Duration::from_millis(at)).map(|LeftOut(count)| count);
        let admitted = |at: u64| (0..20).filter(|_| left_out(at).is_some()).count();
        assert_eq!(admitted(5), 10);
        assert_eq!(left_out(900), None);
        assert_eq!(left_out(1005), Some(11));
        assert_eq!(left_out(1010), None);
        assert_eq!(left_out(60_000), Some(1));
        assert_eq!(admitted(60_000), 9);
    }
}
