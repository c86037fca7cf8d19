//! Messages: what comes in and how it is answered, what goes out and what becomes of it.
//!
//! A message that comes in begins a session: the application is asked, and its documents run ([`session`], [`verb`]). What is sent waits for
//! its status ([`delivery`]), be it a reply or a message of the REST API ([`rest`]). The [`office`] remembers what lasts longer than
//! one session: who has opted out, cookies, and a [`record`] of each message.

mod address;
mod delivery;
mod incoming;
mod keyword;
mod media;
mod office;
mod outgoing;
#[cfg_attr(not(feature = "rest"), allow(dead_code, reason = "the REST side reads it"))]
mod record;
#[cfg_attr(not(feature = "rest"), allow(dead_code, reason = "the REST side reads it"))]
mod register;
mod rest;
mod segments;
mod sendable;
mod session;
mod settings;
mod verb;

#[cfg(feature = "rest")]
pub(crate) use address::is_number;
pub(crate) use incoming::Incoming;
#[cfg(feature = "rest")]
pub(crate) use media::KeptMedia;
pub(crate) use media::{Content, IncomingMedia};
pub(crate) use office::Office;
#[cfg(feature = "rest")]
pub(crate) use outgoing::Outgoing;
#[cfg(feature = "rest")]
pub(crate) use record::Record;
pub use rest::{Accepted, Refused, RestMessage};
pub use segments::segments;
pub(crate) use sendable::check_sendable;
pub use settings::{MessageAction, MessageSettings};
