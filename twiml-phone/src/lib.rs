#![doc = include_str!("../README.md")]
//!
//! # How it works
//!
//! A call is a state machine without IO and without a clock of its own: documents and events go in, requests and sounds come out, and what happened
//! is in a transcript. Whatever drives it sends the requests and moves its clock. So a test, a terminal and a browser play the same call.

mod answer;
mod call;
mod chaos;
mod conversation;
mod dates;
mod driver;
mod failed;
pub mod fault;
mod fetch;
mod geography;
mod line;
pub mod machine;
mod message;
mod phone;
mod random;
mod request;
mod send;
mod sid;
mod status;
mod text;
pub mod transcript;
mod transport;

pub use call::{ConferenceSettings, QueueSettings, Settings};
pub use chaos::Chaos;
pub use conversation::Conversation;
pub use failed::Failed;
pub use line::{Answer, Call, Calling, Paid, Placing, Stuck};
pub use message::{Accepted, MessageAction, MessageSettings, Refused, RestMessage, segments};
pub use phone::Phone;
pub use request::Parameters;
pub use send::{Response, Sending};
pub use status::Delivery;
pub use text::Text;
pub use transport::{Carried, Carrying, Transport};
