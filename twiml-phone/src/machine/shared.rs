//! A value that tasks and the owner of the machine share.

use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// A value that tasks and the owner of a machine share, and that tasks can wait for to change.
///
/// Clones are the same value.
pub struct Shared<T>(Arc<Mutex<Inner<T>>>);

struct Inner<T> {
    value: T,
    waiting: Vec<Waker>,
}

impl<T> Shared<T> {
    /// A value to share.
    pub fn new(value: T) -> Self {
        Self(Arc::new(Mutex::new(Inner { value, waiting: Vec::new() })))
    }

    fn lock(&self) -> MutexGuard<'_, Inner<T>> {
        // What a task left behind when it panicked is still a value: the panic itself is reported by whoever polled the task.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at the value.
    pub fn read<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.lock().value)
    }

    /// Changes the value, and wakes everyone who waits for it.
    pub fn change<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let mut inner = self.lock();
        let result = change(&mut inner.value);
        let waiting = std::mem::take(&mut inner.waiting);
        drop(inner);
        waiting.into_iter().for_each(Waker::wake);
        result
    }

    /// Waits until `take` finds in the value what it looks for. It is called again after each change.
    pub async fn until<R>(&self, mut take: impl FnMut(&mut T) -> Option<R>) -> R {
        poll_fn(|context| {
            let mut inner = self.lock();
            let found = take(&mut inner.value);
            if let Some(found) = found {
                return Poll::Ready(found);
            }
            if !inner.waiting.iter().any(|waker| waker.will_wake(context.waker())) {
                inner.waiting.push(context.waker().clone());
            }
            Poll::Pending
        })
        .await
    }

    /// Whether both are the same value, not just equal ones.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: Clone> Shared<T> {
    /// A copy of the value as it is now.
    pub fn get(&self) -> T {
        self.read(T::clone)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Default> Default for Shared<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.read(|value| value.fmt(f))
    }
}
