//! The first argument of a handler of `<Connect><Stream>`.

use std::fmt;
use std::sync::Arc;

use super::call::MediaCall;
use super::ear::Ear;
use super::mouth::Mouth;
use super::start::StreamStart;

/// A stream that hears and speaks: that of `<Connect><Stream>`. `P` is made of its `<Parameter>`s.
///
/// The handler is called once Twilio has said which stream it is. The websocket lives as long as the handler runs: when it returns, the
/// stream is closed, and Twilio goes on with what follows the `<Connect>`.
///
/// <https://www.twilio.com/docs/voice/twiml/stream>
pub struct MediaStream<P = ()> {
    params: P,
    ear: Ear,
    mouth: Mouth,
}

impl<P> MediaStream<P> {
    pub(crate) fn new(params: P, start: StreamStart, call: Arc<MediaCall>) -> Self {
        let mouth = Mouth::new(Arc::clone(&call));
        Self { params, ear: Ear::new(call, Arc::new(start)), mouth }
    }

    /// The parameters that the document has sent.
    pub fn params(&self) -> &P {
        &self.params
    }

    /// Which stream of which call this is.
    pub fn start(&self) -> &StreamStart {
        self.ear.start()
    }

    /// The two halves, which need not be in the same task.
    pub fn split(self) -> (Ear, Mouth) {
        (self.ear, self.mouth)
    }

    /// The parameters by value, and the two halves.
    pub fn into_parts(self) -> (P, Ear, Mouth) {
        (self.params, self.ear, self.mouth)
    }
}

impl<P> fmt::Debug for MediaStream<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MediaStream").field("ear", &self.ear).finish_non_exhaustive()
    }
}
