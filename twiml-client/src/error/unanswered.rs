//! Requests without an answer.

use std::fmt;

use super::api::ApiError;

/// A request that was not sent, because there was no connection.
pub struct NotSent {
    pub(crate) operation: &'static str,
    pub(crate) source: reqwest::Error,
}

/// A request of which nobody knows what has become.
pub struct Unanswered {
    pub(crate) operation: &'static str,
    pub(crate) reason: Reason,
}

/// Why the outcome is not known.
pub(crate) enum Reason {
    /// No answer came in time, or none that is whole.
    NoAnswer(reqwest::Error),
    /// The answer says that something failed at Twilio, and not when.
    Failed(ApiError),
}

impl NotSent {
    /// What was asked: `POST Messages`.
    pub fn operation(&self) -> &'static str {
        self.operation
    }
}

impl Unanswered {
    /// What was asked: `POST Messages`.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Twilio's answer, if there was one: a status of 500 or more.
    pub fn api(&self) -> Option<&ApiError> {
        match &self.reason {
            Reason::NoAnswer(_) => None,
            Reason::Failed(api) => Some(api),
        }
    }

    /// Whether there was no answer in time.
    pub fn is_timeout(&self) -> bool {
        matches!(&self.reason, Reason::NoAnswer(error) if error.is_timeout())
    }
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = if self.source.is_timeout() { "no connection in time" } else { "no connection" };
        write!(f, "{}: nothing was sent: {why}", self.operation)
    }
}

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: it may have been done: ", self.operation)?;
        match &self.reason {
            Reason::NoAnswer(error) if error.is_timeout() => f.write_str("no answer in time"),
            Reason::NoAnswer(_) => f.write_str("the connection broke before the answer"),
            Reason::Failed(api) => api.fmt(f),
        }
    }
}

/// What reqwest says has no URL in it: that has the SID of the account.
impl fmt::Debug for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NotSent").field("operation", &self.operation).field("source", &self.source).finish()
    }
}

impl fmt::Debug for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason: &dyn fmt::Debug = match &self.reason {
            Reason::NoAnswer(error) => error,
            Reason::Failed(api) => api,
        };
        f.debug_struct("Unanswered").field("operation", &self.operation).field("reason", reason).finish()
    }
}

impl std::error::Error for NotSent {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

impl std::error::Error for Unanswered {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.reason {
            Reason::NoAnswer(error) => Some(error),
            Reason::Failed(_) => None,
        }
    }
}
