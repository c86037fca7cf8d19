//! Messages: what comes in and how it is answered, what goes out and what becomes of it.
//!
//! A message that comes in begins a session: the application is asked, and its documents run ([`session`], [`verb`]). What is sent waits for
//! its status ([`delivery`]), be it a reply or a message of the REST API ([`rest`]). The [`office`] remembers what lasts longer than
//! one session: who has opted out, and cookies.

mod address;
mod delivery;
mod incoming;
mod keyword;
mod office;
mod outgoing;
mod rest;
mod segments;
mod session;
mod settings;
mod verb;

pub(crate) use incoming::{Incoming, IncomingMedia};
pub(crate) use office::Office;
pub use rest::{Accepted, Refused, RestMessage};
pub use segments::segments;
pub use settings::{MessageAction, MessageSettings};
