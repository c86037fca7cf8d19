//! The newest of several status updates, in whatever order they come.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::{CallStatus, MessageStatus};

mod sealed {
    pub trait Sealed {}
}

/// A status that has a rank: [`MessageStatus`] or [`CallStatus`].
pub trait Ranked: sealed::Sealed {
    /// Orders two statuses of one message or call. The order is total and does not depend on which came first: by
    /// rank, with unknown statuses below all others, and by name where two statuses of one rank contradict each
    /// other.
    #[doc(hidden)]
    fn compare(&self, other: &Self) -> Ordering;

    /// Whether nothing more will come.
    fn is_final(&self) -> bool;

    /// Whether it ended badly.
    fn is_failure(&self) -> bool;
}

macro_rules! ranked {
    ($name:ident) => {
        impl sealed::Sealed for $name {}

        impl Ranked for $name {
            fn compare(&self, other: &Self) -> Ordering {
                let key = |status: &Self| (!matches!(status, Self::Other(_) | Self::Missing), status.rank());
                key(self).cmp(&key(other)).then_with(|| self.as_str().cmp(other.as_str()))
            }

            fn is_final(&self) -> bool {
                Self::is_final(self)
            }

            fn is_failure(&self) -> bool {
                Self::is_failure(self)
            }
        }
    };
}

ranked!(MessageStatus);
ranked!(CallStatus);

/// How far a message has come. Its updates may come late, twice or out of order.
pub type MessageProgress = Progress<MessageStatus>;

/// How far a leg of a call has come. Its updates may come late, twice or out of order.
pub type CallProgress = Progress<CallStatus>;

/// The newest status so far. Updates may come late, twice and in any order: the result is the same, and it never
/// goes back.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::{MessageProgress, MessageStatus};
///
/// let mut progress = MessageProgress::new();
/// assert!(progress.update(MessageStatus::Delivered));
/// assert!(!progress.update(MessageStatus::Sent)); // late
/// assert!(!progress.update(MessageStatus::Delivered)); // twice
/// assert_eq!(progress.status(), Some(&MessageStatus::Delivered));
/// assert!(progress.is_final());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Progress<S> {
    status: Option<S>,
}

impl<S> Default for Progress<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> From<S> for Progress<S> {
    fn from(status: S) -> Self {
        Self { status: Some(status) }
    }
}

impl<S> Progress<S> {
    /// A progress of which nothing is known yet.
    pub const fn new() -> Self {
        Self { status: None }
    }

    /// The newest status, if there is one yet.
    pub fn status(&self) -> Option<&S> {
        self.status.as_ref()
    }
}

impl<S: Ranked> Progress<S> {
    /// Takes an update, and returns whether it was new.
    pub fn update(&mut self, status: S) -> bool {
        let news = self.status.as_ref().is_none_or(|known| status.compare(known).is_gt());
        if news {
            self.status = Some(status);
        }
        news
    }

    /// Whether it has ended, well or badly.
    pub fn is_final(&self) -> bool {
        self.status.as_ref().is_some_and(Ranked::is_final)
    }

    /// Whether it ended badly.
    pub fn is_failure(&self) -> bool {
        self.status.as_ref().is_some_and(Ranked::is_failure)
    }
}

impl<S: Ranked> Extend<S> for Progress<S> {
    fn extend<I: IntoIterator<Item = S>>(&mut self, updates: I) {
        for status in updates {
            self.update(status);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Calls `visit` with every reordering of `items` (Heap's algorithm).
    fn permutations<T: Clone>(items: &mut [T], k: usize, visit: &mut impl FnMut(&[T])) {
        if k <= 1 {
            return visit(items);
        }
        for i in 0..k {
            permutations(items, k - 1, visit);
            items.swap(if k.is_multiple_of(2) { i } else { 0 }, k - 1);
        }
    }

    /// Every reordering, each update once or twice, never goes back and ends at `end`.
    fn check<S: Ranked + Clone + PartialEq + std::fmt::Debug>(history: &[S], rank: fn(&S) -> u8, end: &S) {
        let mut orders = 0;
        permutations(&mut history.to_vec(), history.len(), &mut |order| {
            orders += 1;
            for times in 1..=2 {
                let mut progress = Progress::new();
                let mut highest = 0;
                let mut was_final = false;
                for status in order.iter().flat_map(|s| std::iter::repeat_n(s, times)) {
                    progress.update(status.clone());
                    let now = progress.status().expect("an update came");
                    assert!(rank(now) >= highest, "{order:?} went back at {status:?}");
                    assert!(progress.is_final() || !was_final, "{order:?} was final before {status:?}");
                    highest = rank(now);
                    was_final = progress.is_final();
                }
                assert_eq!(progress.status(), Some(end), "{order:?}");
            }
        });
        assert_eq!(orders, (1..=history.len()).product::<usize>());
    }

    #[test]
    fn every_reordering_of_a_message_ends_the_same() {
        use MessageStatus::{
            Accepted, Delivered, Failed, Other, Queued, Read, Scheduled, Sending, Sent, Undelivered,
        };
        check(&[Accepted, Queued, Sending, Sent, Delivered, Read], MessageStatus::rank, &Read);
        check(&[Scheduled, Queued, Sending, Sent, Undelivered], MessageStatus::rank, &Undelivered);
        check(&[Accepted, Queued, Sending, Failed], MessageStatus::rank, &Failed);
        check(&[Queued, Other("novel".into()), Sent, Other("new".into())], MessageStatus::rank, &Sent);
        check(&[Sent, Delivered, Undelivered, Failed], MessageStatus::rank, &Undelivered);
    }

    #[test]
    fn every_reordering_of_a_call_ends_the_same() {
        use CallStatus::{Busy, Canceled, Completed, InProgress, Initiated, Queued, Ringing};
        check(&[Queued, Initiated, Ringing, InProgress, Completed], CallStatus::rank, &Completed);
        check(&[Queued, Initiated, Ringing, Busy], CallStatus::rank, &Busy);
        check(&[Queued, Canceled], CallStatus::rank, &Canceled);
    }

    #[test]
    fn it_is_kept_as_the_bare_status() {
        let mut progress = CallProgress::new();
        assert_eq!(serde_json::to_string(&progress).unwrap(), "null");
        progress.extend([CallStatus::Ringing, CallStatus::Busy]);
        assert_eq!(serde_json::to_string(&progress).unwrap(), r#""busy""#);
        let kept: CallProgress = serde_json::from_str(r#""busy""#).unwrap();
        assert_eq!(kept, progress);
        assert!(kept.is_failure() && kept.is_final());
    }
}
