//! How bad a violation is.

/// How bad a [`Violation`](super::Violation) is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It works, and there is something better.
    Warning,
    /// Twilio does not take it, or not as it is meant.
    Error,
}
