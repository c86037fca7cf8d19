//! The websocket of a session, which one task owns.
//!
//! The [`Owner`] reads, answers pings and writes. What a message means, and which one is next, is the [`Line`]'s concern: handles of
//! the handler reach the line, and never the socket, so nothing is sent after the close.

mod line;
mod owner;

pub(crate) use line::{Line, Next};
pub(crate) use owner::{Owner, Turn};
