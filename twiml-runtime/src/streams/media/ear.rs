//! The half of a stream that hears.

use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use super::call::MediaCall;
use super::heard::Heard;
use super::start::StreamStart;
use crate::streams::audio::{Frame, Track};
use crate::streams::ended::Ended;
use crate::streams::socket::Line as _;

/// What the caller says and presses.
///
/// Five seconds of audio wait for a handler that is busy. Then the oldest audio is dropped; keys never are.
pub struct Ear {
    call: Arc<MediaCall>,
    start: Arc<StreamStart>,
    /// Where the last frame of each track ended.
    ends: [Option<Duration>; 3],
}

/// How much later than expected a frame has to be for a gap: less is jitter.
const JITTER: Duration = Duration::from_millis(20);

impl Ear {
    pub(super) fn new(call: Arc<MediaCall>, start: Arc<StreamStart>) -> Self {
        Self { call, start, ends: [None; 3] }
    }

    /// What is heard next. `None` once nothing more will be: [`ended`](Self::ended) says why.
    ///
    /// A call of it that is dropped, as in `tokio::select!`, loses nothing.
    pub async fn next(&mut self) -> Option<Heard> {
        let heard = poll_fn(|cx| self.call.poll_heard(cx)).await?;
        Some(match heard {
            Heard::Audio(frame) => Heard::Audio(self.with_gap(frame)),
            other => other,
        })
    }

    /// The next audio, without what else is heard.
    pub(super) async fn audio(&mut self) -> Option<Frame> {
        loop {
            if let Heard::Audio(frame) = self.next().await? {
                return Some(frame);
            }
        }
    }

    fn with_gap(&mut self, frame: Frame) -> Frame {
        let slot = match frame.track() {
            Track::Inbound => 0,
            Track::Outbound => 1,
            Track::Other => 2,
        };
        let (Some(at), Some(end)) = (frame.at(), self.ends.get_mut(slot)) else { return frame };
        let gap = end.map_or(Duration::ZERO, |end| at.saturating_sub(end));
        *end = (*end).max(Some(at + frame.duration()));
        if gap < JITTER { frame } else { frame.after_gap(gap) }
    }

    /// Why nothing more is heard, once that is so.
    pub fn ended(&self) -> Option<Ended> {
        self.call.ended()
    }

    /// How many frames were dropped because the handler was too slow.
    pub fn dropped(&self) -> u64 {
        self.call.dropped()
    }

    /// How many messages were skipped because they could not be read.
    pub fn broken(&self) -> u64 {
        self.call.broken()
    }

    /// Which stream of which call this is.
    pub fn start(&self) -> &StreamStart {
        &self.start
    }
}

impl fmt::Debug for Ear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ear")
            .field("start", &self.start)
            .field("ended", &self.ended())
            .finish_non_exhaustive()
    }
}
