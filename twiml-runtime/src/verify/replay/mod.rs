//! Requests that arrive a second time.
//!
//! A signature has no time and no nonce in it, so a request that someone has seen is valid for ever, and Twilio itself sends a
//! request again where it got no response. A [`ReplayGuard`] remembers what has arrived. It looks only at requests that are
//! verified, so nobody but Twilio, or someone who repeats Twilio's requests, fills its memory.

mod extract;
mod guard;
mod key;
mod memory;
mod store;
mod watched;

pub use extract::{IdempotencyToken, NotGuarded, Repeat};
pub use guard::ReplayGuard;
pub use key::RequestKey;
pub use memory::MemoryStore;
pub use store::{Claim, ReplayStore};

pub(crate) use watched::Watched;
