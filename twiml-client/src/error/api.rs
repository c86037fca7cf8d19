//! An error that Twilio describes.

use std::fmt;
use std::time::Duration;

use serde_json::Value;
use twiml_values::ErrorCode;

use super::cause::ErrorCause;

/// An error as Twilio describes it: its code, its words, its page, and the SID of the request.
///
/// `Display` is one line: `21610: Attempt to send to unsubscribed recipient (400, https://www.twilio.com/docs/errors/21610)`.
///
/// <https://www.twilio.com/docs/usage/twilios-response#error-and-exception-responses>
#[derive(Clone, PartialEq)]
pub struct ApiError(Box<Facts>);

/// What is known of an error.
#[derive(Clone, PartialEq)]
pub(crate) struct Facts {
    pub(crate) operation: &'static str,
    pub(crate) status: u16,
    pub(crate) code: Option<ErrorCode>,
    pub(crate) message: String,
    pub(crate) more_info: Option<String>,
    pub(crate) details: Option<Value>,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
}

impl ApiError {
    /// What was asked: `POST Messages`.
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// [Twilio's code](https://www.twilio.com/docs/api/errors). A gateway in between has none.
    pub fn code(&self) -> Option<ErrorCode> {
        self.0.code
    }

    /// Twilio's words. They may contain a phone number.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Twilio's page about it.
    pub fn more_info(&self) -> Option<String> {
        let page = |code: ErrorCode| format!("https://www.twilio.com/docs/errors/{code}");
        self.0.more_info.clone().or_else(|| self.0.code.map(page))
    }

    /// What else Twilio says, for some errors.
    pub fn details(&self) -> Option<&Value> {
        self.0.details.as_ref()
    }

    /// The SID of the request, `RQ…`, which Twilio's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// For how long Twilio asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What to do about it, roughly.
    pub fn cause(&self) -> ErrorCause {
        ErrorCause::of(self.0.code, self.0.status)
    }
}

impl From<Facts> for ApiError {
    fn from(facts: Facts) -> Self {
        Self(Box::new(facts))
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.0.code {
            write!(f, "{code}: ")?;
        }
        write!(f, "{} ({}", twiml_values::mask::Masked(&self.0.message), self.0.status)?;
        if let Some(page) = self.more_info() {
            write!(f, ", {page}")?;
        }
        if let Some(id) = &self.0.request_id {
            write!(f, ", {id}")?;
        }
        f.write_str(")")
    }
}

/// Without the details, which may be personal.
impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("operation", &self.0.operation)
            .field("error", &format_args!("{self}"))
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}
