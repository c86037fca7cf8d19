//! A conversation and the webhook that is asked after it, named in one document: the data between them is of one type.

use serde::de::DeserializeOwned;

use super::annotated::Receives;
use super::opened::StreamHandler;
use crate::params::Params;
use crate::payload::{ConnectOutcome, ConversationRelayEnded, HandedOff, IncomingCall, NoPayload, Signed};
use crate::verify::Verified;

/// A [`StreamHandler`] that returns an `R`.
#[doc(hidden)]
pub trait Returns<R>: StreamHandler {}

/// What a handler of a websocket returns, by the data in it.
#[doc(hidden)]
pub trait HandsOff {
    /// The data.
    type Data;
}

impl HandsOff for () {
    type Data = ();
}

impl<R: HandsOff, E> HandsOff for Result<R, E> {
    type Data = R::Data;
}

/// A webhook that can be asked after a conversation which hands off a `T`. `P` is its payload.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes `{P}`, but the conversation before it hands off `{T}`",
    label = "reads the data as another type",
    note = "take `HandedOff<{T}>`, or return another `Handoff<_>` from the `#[conversation_relay]`; a `ConversationRelayEnded` has the data as text"
)]
pub trait TakesHandoff<T, P> {}

#[diagnostic::do_not_recommend]
impl<W, T> TakesHandoff<T, HandedOff<T>> for W {}

/// No data of any conversation.
#[doc(hidden)]
#[derive(Debug)]
pub enum NoData {}

// With only one implementation for this payload, the compiler would infer the data from it, and report that the types differ.
#[diagnostic::do_not_recommend]
impl<W, T> TakesHandoff<(NoData, T), HandedOff<T>> for W {}

/// What has the data as text, or not at all.
macro_rules! untyped {
    ($([$($generic:tt)*] $payload:ty;)+) => { $(
        #[diagnostic::do_not_recommend]
        impl<W, T, $($generic)*> TakesHandoff<T, $payload> for W {}
    )+ };
}

untyped! {
    [] ConversationRelayEnded;
    [] ConnectOutcome;
    [] IncomingCall;
    [] NoPayload;
    [] Verified<Params>;
    [S: DeserializeOwned + Send + 'static] Signed<S>;
}

/// Compiles where the webhook `After` may be asked after the conversation `Relay`.
pub const fn hands_over<Relay, R, After, K, P>()
where
    Relay: Returns<R>,
    R: HandsOff,
    After: Receives<K, P> + TakesHandoff<R::Data, P>,
{
}
