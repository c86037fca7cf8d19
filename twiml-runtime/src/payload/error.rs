//! Why a request is not the payload that was asked for.

use std::error::Error;
use std::fmt;

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use crate::params::Params;

use super::entry::looks_like;

/// The request is not of the kind that the webhook expects.
///
/// `Display` says what is missing, and what the request looks like instead, going by the names of its parameters.
/// It never contains a parameter's value, so it can be logged as it is.
#[derive(Debug)]
pub struct PayloadError(Reason);

#[derive(Debug)]
enum Reason {
    Missing { parameter: &'static str, expected: &'static str, looks_like: &'static str },
    Malformed { parameter: &'static str, prefixes: &'static [&'static str] },
    Repeated { parameter: &'static str },
    Unfit { expected: &'static str, cause: String },
}

impl PayloadError {
    pub(crate) fn missing(parameter: &'static str, expected: &'static str, params: &Params) -> Self {
        Self(Reason::Missing { parameter, expected, looks_like: looks_like(params) })
    }

    pub(crate) fn malformed(parameter: &'static str, prefixes: &'static [&'static str]) -> Self {
        Self(Reason::Malformed { parameter, prefixes })
    }

    pub(crate) fn repeated(parameter: &'static str) -> Self {
        Self(Reason::Repeated { parameter })
    }

    pub(crate) fn unfit(expected: &'static str, cause: impl fmt::Display) -> Self {
        Self(Reason::Unfit { expected, cause: cause.to_string() })
    }

    /// The status of the response: 400 Bad Request.
    pub fn status(&self) -> StatusCode {
        StatusCode::BAD_REQUEST
    }

    /// The parameter that is missing, not well formed, or repeated. Of parameters in a group, such as `FromCity`, it is how
    /// their names begin: `From`.
    pub fn parameter(&self) -> Option<&'static str> {
        match self.0 {
            Reason::Missing { parameter, .. }
            | Reason::Malformed { parameter, .. }
            | Reason::Repeated { parameter } => Some(parameter),
            Reason::Unfit { .. } => None,
        }
    }
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Missing { parameter, expected, looks_like } => write!(
                f,
                "expected {expected}, which has a `{parameter}`; by its parameters this looks like {looks_like}"
            ),
            Reason::Malformed { parameter, prefixes } => write!(
                f,
                "`{parameter}` is not a SID as Twilio writes them: `{}` and 32 lowercase hexadecimal digits",
                prefixes.join("` or `")
            ),
            Reason::Repeated { parameter } => {
                write!(f, "`{parameter}` comes more than once, and Twilio sends it once")
            }
            Reason::Unfit { expected, cause } => write!(f, "not a `{expected}`: {cause}"),
        }
    }
}

impl Error for PayloadError {}

impl IntoResponse for PayloadError {
    /// 400 without a body: the details are for the log.
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}
