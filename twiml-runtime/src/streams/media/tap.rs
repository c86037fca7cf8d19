//! The first argument of a handler of `<Start><Stream>`.

use std::fmt;
use std::sync::Arc;

use super::call::MediaCall;
use super::ear::Ear;
use super::heard::Heard;
use super::start::StreamStart;
use crate::streams::audio::Frame;
use crate::streams::ended::Ended;

/// A stream that only hears: that of `<Start><Stream>`, beside which the call goes on. `P` is made of its `<Parameter>`s.
///
/// Twilio takes nothing over such a stream (error 31924), so there is nothing here to send with.
///
/// <https://www.twilio.com/docs/voice/twiml/stream>
pub struct MediaTap<P = ()> {
    params: P,
    ear: Ear,
}

impl<P> MediaTap<P> {
    pub(crate) fn new(params: P, start: StreamStart, call: Arc<MediaCall>) -> Self {
        Self { params, ear: Ear::new(call, Arc::new(start)) }
    }

    /// The parameters that the document has sent.
    pub fn params(&self) -> &P {
        &self.params
    }

    /// Which stream of which call this is.
    pub fn start(&self) -> &StreamStart {
        self.ear.start()
    }

    /// The next audio, of any track. `None` once there is no more.
    pub async fn audio(&mut self) -> Option<Frame> {
        self.ear.audio().await
    }

    /// What is heard next, events that Twilio does not document included. `None` once nothing more will be.
    pub async fn next(&mut self) -> Option<Heard> {
        self.ear.next().await
    }

    /// Why nothing more is heard, once that is so.
    pub fn ended(&self) -> Option<Ended> {
        self.ear.ended()
    }

    /// How many frames were dropped because the handler was too slow.
    pub fn dropped(&self) -> u64 {
        self.ear.dropped()
    }

    /// How many messages were skipped because they could not be read.
    pub fn broken(&self) -> u64 {
        self.ear.broken()
    }
}

impl<P> fmt::Debug for MediaTap<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MediaTap").field("ear", &self.ear).finish_non_exhaustive()
    }
}
