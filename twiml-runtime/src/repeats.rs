//! Keeps a mistake that repeats from filling the log.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many events are remembered at once. More are not let through, so that neither memory nor log fills up.
const MAX_REMEMBERED: usize = 100;

/// Lets each event through, and then not again for a while.
#[derive(Debug)]
pub(crate) struct Repeats<K> {
    /// When each event was let through. None before the first.
    passed: Mutex<Option<HashMap<K, Instant>>>,
}

impl<K> Repeats<K> {
    pub(crate) const fn new() -> Self {
        Self { passed: Mutex::new(None) }
    }
}

impl<K: Eq + Hash + Clone> Repeats<K> {
    /// Whether an event has not been let through for that long. If so, it is now.
    pub(crate) fn is_due(&self, event: &K, silence: Duration) -> bool {
        self.is_due_at(event, silence, Instant::now())
    }

    fn is_due_at(&self, event: &K, silence: Duration, now: Instant) -> bool {
        let is_over = |passed: Instant| now.saturating_duration_since(passed) >= silence;
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = passed.get_or_insert_default();
        if let Some(last) = passed.get_mut(event) {
            let is_due = is_over(*last);
            if is_due {
                *last = now;
            }
            return is_due;
        }
        if passed.len() >= MAX_REMEMBERED {
            passed.retain(|_, last| !is_over(*last));
        }
        let has_room = passed.len() < MAX_REMEMBERED;
        if has_room {
            passed.insert(event.clone(), now);
        }
        has_room
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn each_event_passes_once_in_a_while() {
        let (repeats, start) = (Repeats::new(), Instant::now());
        assert!(repeats.is_due_at(&"a", MINUTE, start));
        assert!(!repeats.is_due_at(&"a", MINUTE, start + MINUTE / 2));
        assert!(repeats.is_due_at(&"b", MINUTE, start + MINUTE / 2));
        assert!(repeats.is_due_at(&"a", MINUTE, start + MINUTE));
        assert!(!repeats.is_due_at(&"a", MINUTE, start + MINUTE));
    }

    #[test]
    fn a_flood_of_different_events_is_cut_off() {
        let (repeats, start) = (Repeats::new(), Instant::now());
        let passed = (0..1000).filter(|event| repeats.is_due_at(event, MINUTE, start)).count();
        assert_eq!(passed, MAX_REMEMBERED);
        assert!(repeats.is_due_at(&1000, MINUTE, start + MINUTE));
    }
}
