//! What each kind of webhook returns.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Serialize;

use super::site::Sender;
use crate::error::BoxError;
use crate::twiml::{Messaging, Twiml, Voice};

pub(super) mod sealed {
    pub trait Sealed {}
}

/// Something that a webhook can return.
pub trait Reply: sealed::Sealed + Send {
    /// The response, or why there is none.
    ///
    /// # Errors
    ///
    /// The error of a handler that failed.
    fn into_reply(self, sender: &Sender) -> Result<Response, BoxError>;
}

impl<F> sealed::Sealed for Twiml<F> {}

impl<F> Reply for Twiml<F> {
    fn into_reply(mut self, sender: &Sender) -> Result<Response, BoxError> {
        sender.check_links(self.links());
        let mut breaches = self.take_breaches();
        breaches.extend(sender.answers().into_iter().flat_map(|delivery| self.not_accepted(delivery)));
        sender.log_breaches(breaches);
        Ok(self.under(sender.before_links()).into_response())
    }
}

impl sealed::Sealed for () {}

impl Reply for () {
    fn into_reply(self, _: &Sender) -> Result<Response, BoxError> {
        Ok(StatusCode::NO_CONTENT.into_response())
    }
}

impl<T> sealed::Sealed for Json<T> {}

impl<T: Serialize + Send> Reply for Json<T> {
    fn into_reply(self, _: &Sender) -> Result<Response, BoxError> {
        Ok(self.into_response())
    }
}

impl<R: Reply, E> sealed::Sealed for Result<R, E> {}

impl<R: Reply, E: HandlerError> Reply for Result<R, E> {
    fn into_reply(self, sender: &Sender) -> Result<Response, BoxError> {
        self.map_err(HandlerError::into_box)?.into_reply(sender)
    }
}

/// The error of a handler.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error of a webhook, because it does not convert into `BoxError`",
    label = "does not convert into `BoxError`",
    note = "implement `std::error::Error` for it, or `From<{Self}> for BoxError`; it has to be `Send` and `Sync`"
)]
pub trait HandlerError: Send {
    /// The error, to be logged.
    fn into_box(self) -> BoxError;
}

#[diagnostic::do_not_recommend]
impl<E: Into<BoxError> + Send> HandlerError for E {
    fn into_box(self) -> BoxError {
        self.into()
    }
}

/// What an `#[sms_webhook]` may return.
#[diagnostic::on_unimplemented(
    message = "an `#[sms_webhook]` returns messaging TwiML, not `{Self}`",
    label = "not `MessagingResponse` or a `Result` of it",
    note = "return `MessagingResponse`, or `Result<MessagingResponse, E>` with an error that converts into `BoxError`; headers go before it: \
            `(headers, MessagingResponse)`"
)]
pub trait SmsReply: Reply {}

impl SmsReply for Twiml<Messaging> {}
impl<R: SmsReply, E: HandlerError> SmsReply for Result<R, E> {}

/// What a `#[voice_webhook]` may return.
#[diagnostic::on_unimplemented(
    message = "a `#[voice_webhook]` returns voice TwiML, not `{Self}`",
    label = "not `VoiceResponse` or a `Result` of it",
    note = "return `VoiceResponse`, or `Result<VoiceResponse, E>` with an error that converts into `BoxError`; headers go before it: \
            `(headers, VoiceResponse)`"
)]
pub trait VoiceReply: Reply {}

impl VoiceReply for Twiml<Voice> {}
impl<R: VoiceReply, E: HandlerError> VoiceReply for Result<R, E> {}

/// What a `#[status_callback]` may return.
#[diagnostic::on_unimplemented(
    message = "a `#[status_callback]` returns nothing, not `{Self}`",
    label = "not `()` or a `Result` of it",
    note = "Twilio only notifies a status callback, and runs no TwiML from it; return nothing, or `Result<(), E>` with an error that \
            converts into `BoxError`"
)]
pub trait StatusReply: Reply {}

impl StatusReply for () {}
impl<R: StatusReply, E: HandlerError> StatusReply for Result<R, E> {}

/// What a `#[studio_webhook]` may return.
#[diagnostic::on_unimplemented(
    message = "a `#[studio_webhook]` returns JSON, not `{Self}`",
    label = "not `Json<T>` or a `Result` of it",
    note = "return `Json<T>` with a `T: serde::Serialize`, or `Result<Json<T>, E>` with an error that converts into `BoxError`"
)]
pub trait StudioReply: Reply {}

impl<T: Serialize + Send> StudioReply for Json<T> {}
impl<R: StudioReply, E: HandlerError> StudioReply for Result<R, E> {}
