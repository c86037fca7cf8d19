//! A value that changes, and whose old states stay.
//!
//! A reference to any of them lives as long as the history, so that nothing is locked or copied to read it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

/// Every state of a value, the newest last. To read the newest costs one atomic load while there is one alone.
pub(super) struct History<T> {
    first: T,
    /// The number of the newest state; that of the first is 0.
    newest: AtomicUsize,
    later: OnceLock<Box<Buckets<T>>>,
    /// Held by whoever adds a state.
    writer: Mutex<()>,
}

/// Bucket `n` has the states from 2ⁿ on, as many as their first number says. None of them ever moves.
type Buckets<T> = [OnceLock<Box<[OnceLock<T>]>>; usize::BITS as usize];

impl<T> History<T> {
    pub(super) fn new(first: T) -> Self {
        Self { first, newest: AtomicUsize::new(0), later: OnceLock::new(), writer: Mutex::new(()) }
    }

    pub(super) fn newest(&self) -> &T {
        self.get(self.newest.load(Ordering::Acquire)).unwrap_or(&self.first)
    }

    pub(super) fn newest_first(&self) -> impl Iterator<Item = &T> {
        (0..=self.newest.load(Ordering::Acquire)).rev().filter_map(|at| self.get(at))
    }

    /// Adds what follows the newest state, if anything does. Says whether it has.
    pub(super) fn advance(&self, next: impl FnOnce(&T) -> Option<T>) -> bool {
        let _writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(next) = next(self.newest()) else { return false };
        let at = self.newest.load(Ordering::Acquire) + 1;
        let later = self.later.get_or_init(|| Box::new([const { OnceLock::new() }; usize::BITS as usize]));
        let (bucket, offset, size) = place(at);
        let added = later
            .get(bucket)
            .map(|bucket| bucket.get_or_init(|| (0..size).map(|_| OnceLock::new()).collect()))
            .and_then(|bucket| bucket.get(offset))
            .is_some_and(|place| place.set(next).is_ok());
        if added {
            self.newest.store(at, Ordering::Release);
        }
        added
    }

    fn get(&self, at: usize) -> Option<&T> {
        if at == 0 {
            return Some(&self.first);
        }
        let (bucket, offset, _) = place(at);
        self.later.get()?.get(bucket)?.get()?.get(offset)?.get()
    }
}

/// The bucket of a state that is not the first, its place in there, and the size of the bucket.
fn place(at: usize) -> (usize, usize, usize) {
    let bucket = at.ilog2();
    let size = 1 << bucket;
    (bucket as usize, at - size, size)
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn old_states_stay_where_they_are() {
        let history = History::new(0_usize);
        let first = history.newest();
        for at in 1..100 {
            let before = history.newest();
            assert!(history.advance(|newest| Some(newest + 1)));
            assert_eq!((*before, *history.newest()), (at - 1, at));
        }
        assert_eq!(*first, 0);
        assert!(history.newest_first().copied().eq((0..100).rev()));
    }

    #[test]
    fn a_state_that_stays_adds_nothing() {
        let history = History::new("one");
        assert!(!history.advance(|_| None));
        assert!(history.newest_first().eq(&["one"]));
    }

    #[test]
    fn threads_add_their_states_one_after_another() {
        let history = History::new(0_usize);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..250 {
                        let seen = *history.newest();
                        assert!(history.advance(|newest| Some(newest + 1)));
                        assert!(*history.newest() > seen);
                    }
                });
            }
        });
        assert!(history.newest_first().copied().eq((0..=1000).rev()));
    }
}
