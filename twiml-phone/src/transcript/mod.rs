//! What happened: everything that was asked, said, pressed and raised, with its virtual time.

mod event;
mod log;
mod request;
mod show;
mod sound;

pub use event::{Event, MadeRecording, Raised, SentMessage, What};
pub use log::{Log, RequestEntry, Transcript};
pub use request::{Purpose, Received, SentRequest};
pub(crate) use show::Lines;
pub use sound::Sound;
