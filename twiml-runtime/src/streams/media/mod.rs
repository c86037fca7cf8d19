//! Media Streams: the audio of a call, heard and played.
//!
//! The `playout` decides what is written when, and knows what was heard of it; it has no clock and no IO. The `call` is where the owner
//! of the socket and the handles of the handler meet: `Ear`, `Mouth`, `Playback`.

mod call;
mod ear;
mod heard;
mod mouth;
mod playback;
mod playout;
mod said;
mod start;
mod stream;
mod tap;

pub(crate) use call::MediaCall;
pub use ear::Ear;
pub use heard::Heard;
pub use mouth::{Mouth, Utterance};
pub use playback::Playback;
pub use said::{Cleared, Played};
pub use start::StreamStart;
pub use stream::MediaStream;
pub use tap::MediaTap;
