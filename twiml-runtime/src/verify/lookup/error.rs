//! Why the tokens of an account are not known.

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::error::BoxError;
use crate::verify::rejection::Reason;

/// Why the tokens of an account are not known.
#[derive(Clone)]
pub struct LookupError(Cause);

#[derive(Clone)]
pub(super) enum Cause {
    /// The source failed.
    Failed(Arc<BoxError>),
    Panicked,
    TimedOut(Duration),
    /// Too many accounts are asked for that nobody knows.
    Busy,
}

impl LookupError {
    /// There is an answer, and the account is not in it.
    pub(in crate::verify) fn unknown() -> Self {
        Self(Cause::Failed(Arc::new("no token is known for this account".into())))
    }

    /// Why a request is refused without the answer.
    pub(in crate::verify) fn reason(&self) -> Reason {
        match self.0 {
            Cause::Busy => Reason::LookupsExceeded,
            Cause::Failed(_) | Cause::Panicked | Cause::TimedOut(_) => Reason::LookupFailed,
        }
    }
}

impl From<Cause> for LookupError {
    fn from(cause: Cause) -> Self {
        Self(cause)
    }
}

impl fmt::Display for LookupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Cause::Failed(error) => error.fmt(f),
            Cause::Panicked => f.write_str("the source of the tokens panicked"),
            Cause::TimedOut(limit) => write!(f, "the source of the tokens gave no answer within {limit:?}"),
            Cause::Busy => f.write_str("too many accounts are looked up that are not known"),
        }
    }
}

impl fmt::Debug for LookupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LookupError").field(&self.to_string()).finish()
    }
}

impl Error for LookupError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0 {
            Cause::Failed(error) => error.source(),
            _ => None,
        }
    }
}
