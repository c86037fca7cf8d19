//! Requests without an answer.

use std::error::Error;
use std::fmt;

use super::api::ApiError;

/// A request that was not sent, because there was no connection.
pub struct NotSent {
    pub(crate) operation: &'static str,
    pub(crate) source: reqwest::Error,
}

/// A request of which nobody knows what has become.
pub struct Unanswered {
    operation: &'static str,
    reason: Reason,
    /// What the last try came to, after one that may have had its effect.
    last: Option<ApiError>,
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
    pub(crate) fn new(operation: &'static str, reason: Reason) -> Self {
        Self { operation, reason, last: None }
    }

    /// The same, after which a further try was refused.
    pub(super) fn and_refused(self, last: ApiError) -> Self {
        Self { last: Some(last), ..self }
    }

    /// What was asked: `POST Messages`.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Twilio's answer, if there was one: a status of 500 or more, or the refusal of a further try.
    pub fn api(&self) -> Option<&ApiError> {
        self.last.as_ref().or(match &self.reason {
            Reason::NoAnswer(_) => None,
            Reason::Failed(api) => Some(api),
        })
    }

    /// Whether there was no answer in time.
    pub fn is_timeout(&self) -> bool {
        matches!(&self.reason, Reason::NoAnswer(error) if error.is_timeout())
    }
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = if self.source.is_timeout() { "no connection in time" } else { "no connection" };
        write!(f, "{}: nothing was sent: {why}", self.operation)?;
        match root(&self.source) {
            Some(root) => write!(f, " ({root})"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let doubt = if self.operation.starts_with("GET") { "" } else { "it may have been done: " };
        write!(f, "{}: {doubt}", self.operation)?;
        match &self.reason {
            Reason::NoAnswer(error) if error.is_timeout() => f.write_str("no answer in time"),
            Reason::NoAnswer(_) => f.write_str("the connection broke before the answer"),
            Reason::Failed(api) => api.fmt(f),
        }?;
        match &self.last {
            Some(last) => write!(f, "; then it was refused: {last}"),
            None => Ok(()),
        }
    }
}

/// What is at the bottom of an error: that the name does not resolve, that nobody listens.
fn root(error: &reqwest::Error) -> Option<&dyn Error> {
    let mut root = error.source()?;
    while let Some(source) = root.source() {
        root = source;
    }
    Some(root)
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
        f.debug_struct("Unanswered")
            .field("operation", &self.operation)
            .field("reason", reason)
            .field("last", &self.last)
            .finish()
    }
}

impl Error for NotSent {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

impl Error for Unanswered {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.reason {
            Reason::NoAnswer(error) => Some(error),
            Reason::Failed(_) => None,
        }
    }
}
