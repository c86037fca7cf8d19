//! What the handlers of websockets return.

use serde::Serialize;

use super::first::FirstArgument;
use crate::error::BoxError;
use crate::streams::relay::{Conversation, Handoff};
use crate::webhook::HandlerError;

mod sealed {
    pub trait Sealed {}
}

/// Something that a handler whose first argument is `A` can return.
#[diagnostic::on_unimplemented(
    message = "the handler of a `{A}` cannot return `{Self}`",
    label = "not a reply to `{A}`",
    note = "return nothing, or `Result<(), E>` with an error that converts into `BoxError`; the handler of a `Conversation` can also \
            return `Handoff<T>`, or `Result<Handoff<T>, E>`, with a `T: serde::Serialize`"
)]
pub trait StreamReply<A>: sealed::Sealed + Send {
    /// The data that is handed off, if any, as JSON.
    ///
    /// # Errors
    ///
    /// The error of a handler that failed.
    fn into_handoff(self) -> Result<Option<String>, BoxError>;
}

impl sealed::Sealed for () {}

impl<A: FirstArgument> StreamReply<A> for () {
    fn into_handoff(self) -> Result<Option<String>, BoxError> {
        Ok(None)
    }
}

impl<T> sealed::Sealed for Handoff<T> {}

impl<P, T: Serialize + Send> StreamReply<Conversation<P>> for Handoff<T> {
    fn into_handoff(self) -> Result<Option<String>, BoxError> {
        Ok(self.to_json()?)
    }
}

impl<R, E> sealed::Sealed for Result<R, E> {}

impl<A, R: StreamReply<A>, E: HandlerError> StreamReply<A> for Result<R, E> {
    fn into_handoff(self) -> Result<Option<String>, BoxError> {
        self.map_err(HandlerError::into_box)?.into_handoff()
    }
}
