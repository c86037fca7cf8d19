//! Which callback of a TwiML document, or of the REST API, delivers which payload.
//!
//! One trait per callback. If a document says `<Gather action=menu>`, the payload of `menu` has to be a `P` for which there
//! is a [`GatherAction<P>`](GatherAction). Callbacks that ask for instructions send the parameters of the call, so an
//! [`IncomingCall`](super::IncomingCall) can be read instead of their own payload. Every callback delivers [`Signed<T>`].
//! None delivers a [`Fallback<P>`](super::Fallback), because TwiML names no fallbacks.

use serde::de::DeserializeOwned;

use twiml_schema::Delivery;

use super::entry::ENTRIES;
use super::{NoPayload, Signed};
use crate::params::Params;
use crate::seal::Seal;
use crate::verify::Verified;

payload_registry!(delivery);

/// Whether a callback may be answered by a handler that takes the payload of this name, or anything.
pub(crate) fn suits(payload: &str, callback: Delivery) -> bool {
    let mut delivers = of(payload).peekable();
    delivers.peek().is_none() || delivers.any(|delivers| delivers == callback)
}

/// The callbacks that deliver the payload of this name.
pub(crate) fn of(payload: &str) -> impl Iterator<Item = Delivery> {
    ENTRIES.iter().filter(move |entry| entry.name == payload).flat_map(|entry| entry.delivered_by).copied()
}
