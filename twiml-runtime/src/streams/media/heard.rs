//! What a stream hears.

use crate::streams::audio::Frame;
use crate::streams::inbox::Waits;
use crate::streams::key::Key;
use crate::streams::unknown::Unknown;

/// What comes over the websocket of a stream.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Heard {
    /// Some audio.
    Audio(Frame),
    /// The caller has pressed a key.
    Digit(Key),
    /// An event that is not in Twilio's documents.
    Other(Unknown),
}

impl Waits for Heard {
    fn is_droppable(&self) -> bool {
        matches!(self, Self::Audio(_))
    }
}
