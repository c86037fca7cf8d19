//! What becomes of what is played.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// How a [`Playback`](super::Playback) ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Played {
    /// All of it was played to the caller.
    Heard,
    /// It was cleared, after this much of it was played. See [`Playback::heard`](super::Playback::heard) for how exact that is.
    Cleared(Duration),
    /// The websocket ended before Twilio said that all was played.
    Gone,
}

/// What a [`clear`](super::Mouth::clear) has dropped. Nothing, if nothing was playing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cleared {
    /// Audio that was waiting on this side.
    pub queued: Duration,
    /// Audio that Twilio had, and had not played, by the clock.
    pub sent: Duration,
}

impl Cleared {
    /// All that was dropped.
    pub fn dropped(&self) -> Duration {
        self.queued + self.sent
    }

    /// Whether nothing was dropped.
    pub fn is_empty(&self) -> bool {
        self.dropped().is_zero()
    }
}

/// An utterance, as far as it has come.
#[derive(Debug)]
pub(super) struct Said {
    /// The name of its mark.
    pub(super) mark: u64,
    progress: Mutex<Progress>,
}

#[derive(Debug, Default)]
struct Progress {
    /// The bytes that were sent before it, once it has begun.
    begins: Option<u64>,
    /// The bytes of it that were sent.
    sent: u64,
    outcome: Option<(Played, u64)>,
    waker: Option<Waker>,
}

impl Said {
    pub(super) fn new(mark: u64) -> Self {
        Self { mark, progress: Mutex::default() }
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// More of it was sent, after so much else.
    pub(super) fn sends(&self, after: u64, bytes: u64) {
        let mut progress = self.progress();
        progress.begins.get_or_insert(after);
        progress.sent += bytes;
    }

    /// The bytes that were sent up to its end.
    pub(super) fn end(&self) -> u64 {
        let progress = self.progress();
        progress.begins.unwrap_or_default() + progress.sent
    }

    /// How many bytes of it were played, when so many bytes of everything were.
    pub(super) fn heard(&self, played: u64) -> u64 {
        let progress = self.progress();
        match (progress.outcome, progress.begins) {
            (Some((_, heard)), _) => heard,
            (None, Some(begins)) => played.saturating_sub(begins).min(progress.sent),
            (None, None) => 0,
        }
    }

    /// Says how it ended, unless that is known.
    pub(super) fn finish(&self, played: Played, heard: u64) {
        let mut progress = self.progress();
        if progress.outcome.is_none() {
            progress.outcome = Some((played, heard));
            if let Some(waker) = progress.waker.take() {
                waker.wake();
            }
        }
    }

    pub(super) fn is_over(&self) -> bool {
        self.progress().outcome.is_some()
    }

    /// All of it that was sent.
    pub(super) fn length(&self) -> u64 {
        self.progress().sent
    }

    pub(super) fn poll_outcome(&self, cx: &Context<'_>) -> Poll<Played> {
        let mut progress = self.progress();
        match progress.outcome {
            Some((played, _)) => Poll::Ready(played),
            None => {
                progress.waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}
