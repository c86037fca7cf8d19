//! What becomes of what is played.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use super::call::MediaCall;

/// How a [`Playback`] ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Played {
    /// All of it was played to the caller.
    Heard,
    /// It was cleared, after this much of it was played. See [`Playback::heard`] for how exact that is.
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

/// Something that is being played. Awaiting it says how it ended; it never outlives the websocket, so it does not wait forever.
///
/// It can be dropped: what is played goes on.
pub struct Playback {
    call: Arc<MediaCall>,
    said: Arc<Said>,
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

    fn progress(&self) -> std::sync::MutexGuard<'_, Progress> {
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
}

impl Playback {
    pub(super) fn new(call: Arc<MediaCall>, said: Arc<Said>) -> Self {
        Self { call, said }
    }

    /// How much the caller has heard of it by now: where to cut a model's turn.
    ///
    /// It comes from the bytes sent, the clock, and the marks that Twilio has sent back. It is never more than what was sent. The
    /// clock starts when audio is sent, so it can be ahead by the time that the network takes; how much still plays
    /// after a clear is not documented.
    pub fn heard(&self) -> Duration {
        self.call.heard(&self.said)
    }
}

impl Future for Playback {
    type Output = Played;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Played> {
        let mut progress = self.said.progress();
        match progress.outcome {
            Some((played, _)) => Poll::Ready(played),
            None => {
                progress.waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl fmt::Debug for Playback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Playback").field("said", &self.said).finish_non_exhaustive()
    }
}
