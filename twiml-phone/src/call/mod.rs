//! The voice session: legs, their documents, and the verbs.

mod address;
mod attached;
mod digits;
mod document;
mod gone;
mod input;
mod leg;
mod prompts;
mod recordings;
mod rooms;
mod script;
mod session;
mod settings;
mod switchboard;
mod told;
mod verbs;

pub(crate) use input::{Input, Payment, Referred, SessionEnd, Speech, is_key};
pub(crate) use leg::{Decision, Leg, Ringing, Watcher};
pub(crate) use rooms::Member;
pub(crate) use session::{Change, Detection, Inbound, Mode, Outbound};
pub use settings::{CallSettings, ConferenceSettings, QueueSettings};
pub(crate) use switchboard::Switchboard;
