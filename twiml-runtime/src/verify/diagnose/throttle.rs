//! How often the log may look for a cause.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const INTERVAL: Duration = Duration::from_secs(1);
const BURST: u32 = 10;

/// Admits ten in a row, then one a second: a leaky bucket kept as the moment at which it will be empty.
pub(super) struct Throttle {
    start: Instant,
    /// Nanoseconds since the start.
    empty_at: AtomicU64,
}

impl Throttle {
    pub(super) fn new() -> Self {
        Self { start: Instant::now(), empty_at: AtomicU64::new(0) }
    }

    pub(super) fn admits(&self) -> bool {
        self.admits_after(self.start.elapsed())
    }

    fn admits_after(&self, elapsed: Duration) -> bool {
        let now = nanos(elapsed);
        let poured = |empty_at: u64| {
            let filled = empty_at.max(now).saturating_add(nanos(INTERVAL));
            (filled <= now.saturating_add(nanos(INTERVAL * BURST))).then_some(filled)
        };
        self.empty_at.fetch_update(Ordering::Relaxed, Ordering::Relaxed, poured).is_ok()
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
        let admitted = |at: u64| throttle.admits_after(Duration::from_millis(at));
        assert_eq!((0..20).filter(|_| admitted(5)).count(), 10);
        assert!(!admitted(900));
        assert!(admitted(1005));
        assert!(!admitted(1010));
        assert_eq!((0..20).filter(|_| admitted(60_000)).count(), 10);
    }
}
