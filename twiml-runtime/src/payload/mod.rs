//! What each webhook receives, as a struct.
//!
//! A field is named after Twilio's parameter in snake case: `MessageSid` is `message_sid`. A parameter that Twilio always
//! sends is a plain value, one that it may leave out an [`Option`]. Parameters that belong together share a field: media are
//! a list of [`Media`](crate::Media); `FromCity`, `FromState`, `FromZip` and `FromCountry` are the
//! [`Geography`](crate::Geography) `from_geography`; SIP headers are [`SipHeaders`](crate::SipHeaders).
//!
//! **Nothing is lost, and little is refused.** An odd value becomes the `Other` of its enum or stays text. A number that
//! cannot be read leaves its field empty. If a parameter that is always sent is missing for once, its field has the empty
//! value of its type. `params()` of each payload has every pair as it arrived, `other_params()` the pairs that no field shows.
//! A request is refused with a [`PayloadError`] only if it does not say what every request of Twilio's says: its `AccountSid`
//! and what it is about, such as the `MessageSid` of a message, both in the form in which Twilio writes SIDs; or if a
//! parameter comes twice that Twilio sends once. Such a request was divided in another place than Twilio divided it, or its
//! values are in another order: neither changes its signature.
//!
//! **Only the verifier makes them.** Payloads have no constructor and no `Deserialize`; a test gets them
//! from [`testing::request_to`](crate::testing::request_to). They are
//! [`Serialize`](serde::Serialize), as maps of the fields that are set, for logs and queues.
//!
//! **Logs keep secrets.** `{:?}` shows only the length of message bodies, speech, digits, names and tokens, and only the ends
//! of phone numbers (`+1•••4567`). Absent fields are left out. `{:#?}` shows everything, and `Serialize` hides nothing.
//!
//! **All of it is data, too.** [`rows`] has every payload: what sends it where, and its parameters.

use crate::params::Params;
use crate::verify::Verified;

#[macro_use]
#[doc(hidden)]
pub mod registry;

payload_registry!(docs);

#[macro_use]
mod macros;

mod accepted_by;
mod account;
mod call;
mod conference;
mod connect;
mod conversations;
#[doc(hidden)]
pub mod delivery;
mod dial;
mod entry;
mod error;
mod event_streams;
mod fallback;
mod field;
mod gather;
mod group;
mod handed_off;
mod identity;
mod message;
mod none;
mod pay;
mod prelude;
mod queue;
mod recording;
mod row;
mod rows;
mod show;
mod signed;
mod stream;
mod task_router;
mod transcription;
mod video;

payload_registry!(exports);

pub use accepted_by::{SmsPayload, StatusPayload, StudioPayload, VoicePayload};
pub use entry::{Attribute, Receiver};
pub use error::PayloadError;
pub use event_streams::CloudEvent;
#[doc(hidden)]
pub use fallback::Covers;
pub use fallback::Fallback;
pub use field::Presence;
pub use gather::Answer;
pub use group::Endings;
pub use handed_off::HandedOff;
pub use none::NoPayload;
pub use row::{GroupRow, ParameterRow, PayloadRow};
pub use rows::rows;
pub use signed::Signed;

pub(crate) mod sealed {
    pub trait Sealed {}
}

/// What a webhook receives.
///
/// Payloads are made from [`Verified`] parameters only, so a payload proves that the request was verified. The trait
/// cannot be implemented outside this crate. [`Signed<T>`](Signed) reads requests that have no payload here, and
/// [`Verified<Params>`](Verified) is the request's parameters as they are.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a webhook receives",
    label = "not a payload",
    note = "a webhook's first argument is a payload such as `IncomingMessage`, or `Signed<T>`",
    note = "extractors such as `State` and `Query` come after it"
)]
pub trait Payload: sealed::Sealed + Sized + Send + 'static {
    /// The name of the type, as a handler writes it: `IncomingCall`.
    const NAME: &'static str;

    /// Whether a request without an `AccountSid` is refused. It shows where the URL ends and the parameters begin.
    #[doc(hidden)]
    const NAMES_ACCOUNT: bool = true;

    /// Reads the payload.
    ///
    /// # Errors
    ///
    /// [`PayloadError`] if `AccountSid` or the parameter that says what the request is about is missing or not well formed,
    /// or if a parameter comes twice that Twilio sends once. Another parameter that merely looks odd is never an error.
    fn from_verified(params: Verified<Params>) -> Result<Self, PayloadError>;
}
