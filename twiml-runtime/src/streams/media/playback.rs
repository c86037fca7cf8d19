//! Waiting for what is played.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use super::call::MediaCall;
use super::said::{Played, Said};

/// Something that is being played. Awaiting it says how it ended; it never outlives the websocket, so it does not wait forever.
///
/// It can be dropped: what is played goes on.
pub struct Playback {
    call: Arc<MediaCall>,
    said: Arc<Said>,
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
        self.said.poll_outcome(cx)
    }
}

impl fmt::Debug for Playback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Playback").field("said", &self.said).finish_non_exhaustive()
    }
}
