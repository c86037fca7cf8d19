//! The voice session: legs, their documents, and the verbs.

mod address;
mod attached;
#[cfg(feature = "streams")]
mod audio;
mod change;
mod digits;
mod document;
mod gone;
mod input;
mod leg;
mod prompts;
#[cfg_attr(not(feature = "rest"), allow(dead_code, reason = "the REST side reads it"))]
mod recordings;
mod rooms;
mod script;
mod session;
mod settings;
#[cfg(feature = "streams")]
mod streams;
mod switchboard;
mod told;
mod verbs;

pub(crate) use change::Change;
pub(crate) use input::{Input, Payment, Referred, SessionEnd, Speech, is_key};
pub(crate) use leg::{Decision, Leg, Ringing, Watcher};
#[cfg(feature = "rest")]
pub(crate) use recordings::{CallRecording, Of, Recording};
pub(crate) use rooms::Member;
pub(crate) use session::{Detection, Inbound, Mode, Outbound};
pub use settings::{CallSettings, ConferenceSettings, QueueSettings};
pub(crate) use switchboard::Switchboard;
