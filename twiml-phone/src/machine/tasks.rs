//! Which tasks can go on.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Wake, Waker};

pub(super) type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

pub(super) type TaskId = u64;

/// The tasks that can go on, in the order in which they were woken.
#[derive(Clone, Debug, Default)]
pub(super) struct Ready(Arc<Mutex<VecDeque<TaskId>>>);

impl Ready {
    fn with<R>(&self, act: impl FnOnce(&mut VecDeque<TaskId>) -> R) -> R {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn push(&self, task: TaskId) {
        self.with(|ready| {
            if !ready.contains(&task) {
                ready.push_back(task);
            }
        });
    }

    pub(super) fn pop(&self) -> Option<TaskId> {
        self.with(VecDeque::pop_front)
    }

    /// What wakes a task.
    pub(super) fn waker(&self, task: TaskId) -> Waker {
        Waker::from(Arc::new(Alarm { ready: self.clone(), task }))
    }
}

struct Alarm {
    ready: Ready,
    task: TaskId,
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        self.ready.push(self.task);
    }
}
