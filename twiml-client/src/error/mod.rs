//! What can go wrong with a request, and what of it has happened nevertheless.

mod api;
mod cause;
mod unanswered;
mod unreadable;

use std::fmt;

use twiml_values::ErrorCode;

pub use api::ApiError;
pub(crate) use api::Facts;
pub use cause::ErrorCause;
pub(crate) use unanswered::Reason;
pub use unanswered::{NotSent, Unanswered};
pub use unreadable::Unreadable;

/// Why a request has no result.
///
/// The variants say what has happened at Twilio. After [`OutcomeUnknown`](Self::OutcomeUnknown), a message may have been sent, or a call placed: look before
/// you repeat it. None of them shows a secret, a phone number or the text of a message.
///
/// ```
/// use twiml_client::{Error, ErrorCause};
///
/// fn advice(error: &Error) -> &'static str {
///     match error {
///         Error::Refused(api) if api.cause() == ErrorCause::OptedOut => "they have replied STOP",
///         Error::Refused(_) | Error::Invalid(_) => "nothing was sent, and the same would be refused again",
///         Error::NotSent(_) => "nothing was sent; try again later",
///         Error::OutcomeUnknown(_) => "look at the list of messages before you send it again",
///         Error::Unreadable(_) => "it was done, but the answer is not readable",
///         _ => "see the log",
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// Twilio answered with an error, and has done nothing.
    Refused(ApiError),
    /// There was no connection, so nothing was sent.
    NotSent(NotSent),
    /// The request was sent, and no answer says what became of it. It was not repeated, because it may have had its effect.
    OutcomeUnknown(Unanswered),
    /// Twilio has done what was asked, and its answer cannot be read.
    Unreadable(Unreadable),
    /// The request cannot be made as it is, or the next page of a list or the place of a file is one that the client does not go to. Nothing was
    /// changed.
    Invalid(Invalid),
}

/// A result of the client.
pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

/// What is wrong with a request before it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    problem: String,
}

impl Invalid {
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self { problem: problem.into() }
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl std::error::Error for Invalid {}

impl Error {
    /// Twilio's answer, if it was an error that Twilio described.
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Refused(api) => Some(api),
            Self::OutcomeUnknown(unanswered) => unanswered.api(),
            Self::NotSent(_) | Self::Unreadable(_) | Self::Invalid(_) => None,
        }
    }

    /// [Twilio's code](https://www.twilio.com/docs/api/errors) for the error.
    pub fn code(&self) -> Option<ErrorCode> {
        self.api().and_then(ApiError::code)
    }

    /// The SID of the request, `RQ…`, which Twilio's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Unreadable(unreadable) => unreadable.request_id(),
            _ => self.api().and_then(ApiError::request_id),
        }
    }

    /// Whether what was asked for has happened, or may have: a repetition could do it twice.
    pub fn may_have_happened(&self) -> bool {
        matches!(self, Self::OutcomeUnknown(_) | Self::Unreadable(_))
    }

    /// This error, of the last of several tries. If an earlier one may have had its effect, so may all.
    pub(crate) fn after(self, in_doubt: Option<Self>) -> Self {
        match (in_doubt, self) {
            (Some(Self::OutcomeUnknown(unanswered)), Self::Refused(last)) => {
                Self::OutcomeUnknown(unanswered.and_refused(last))
            }
            (Some(in_doubt), last) if !last.may_have_happened() => in_doubt,
            (_, last) => last,
        }
    }

    /// Whether Twilio says that there is no such thing. A gateway in between that answers 404 has no code of Twilio's.
    pub fn is_not_found(&self) -> bool {
        self.api().is_some_and(|api| api.code().is_some() && api.cause() == ErrorCause::NotFound)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(api) => api.fmt(f),
            Self::NotSent(error) => error.fmt(f),
            Self::OutcomeUnknown(unanswered) => unanswered.fmt(f),
            Self::Unreadable(unreadable) => unreadable.fmt(f),
            Self::Invalid(invalid) => invalid.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refused(_) | Self::Invalid(_) => None,
            Self::NotSent(error) => error.source(),
            Self::OutcomeUnknown(unanswered) => unanswered.source(),
            Self::Unreadable(unreadable) => unreadable.source(),
        }
    }
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}
