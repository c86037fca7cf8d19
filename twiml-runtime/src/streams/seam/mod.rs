//! From the handshake to the handler's first argument, and back.
//!
//! A request is answered with 101 (`upgrade`). Over the websocket Twilio says which session it is (`admission`), which makes the
//! `first` argument of the handler. What the handler returns is a `reply`. `serve` sees a session through, and `open` counts
//! the sessions that are open, and ends them at a shutdown.

mod admission;
mod first;
mod open;
mod reply;
mod serve;
mod upgrade;

pub use admission::Door;
pub use first::FirstArgument;
pub use open::OpenStreams;
pub use reply::StreamReply;
pub use serve::{accept, serve};
pub use upgrade::{Upgrade, upgrade};
