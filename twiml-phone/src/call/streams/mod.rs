//! The websockets of a call: the phone opens them, and is Twilio at its end of them.
//!
//! <https://www.twilio.com/docs/voice/media-streams>, <https://www.twilio.com/docs/voice/conversationrelay>

mod media;
mod opening;
mod over;
mod prompting;
mod relay;
mod rules;
mod speech;

pub(crate) use media::{Media, Speaks};
pub(crate) use opening::{Opened, open};
pub(crate) use over::Over;
pub(crate) use relay::{Outcome, Relay};
