//! The voice session: legs, their documents, and the verbs.

mod address;
mod attached;
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

pub use settings::{ConferenceSettings, QueueSettings, Settings};
pub(crate) use switchboard::Switchboard;
