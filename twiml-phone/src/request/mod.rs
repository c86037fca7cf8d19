//! What Twilio sends: the parameters of a webhook, made from what is known and from the payload's row, and the signed request.

mod facts;
mod form;
#[cfg(feature = "streams")]
mod handshake;
mod order;
mod parameters;
mod signed;

pub(crate) use facts::{API_VERSION, CallFacts, add_place};
pub(crate) use form::{complete, of_facts, row};
#[cfg(feature = "streams")]
pub(crate) use handshake::handshake;
pub(crate) use order::in_order;
pub use parameters::Parameters;
pub(crate) use signed::{Content, for_file, signed, spoil};
