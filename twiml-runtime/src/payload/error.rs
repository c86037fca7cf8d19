//! Why a request is not the payload that was asked for.

use std::error::Error;
use std::fmt;

use http::StatusCode;

use crate::params::Params;

use super::kind;

/// The request is not of the kind that the webhook expects.
///
/// `Display` says what was missing and what the request looks like instead, from the names of its parameters.
/// It never holds a parameter's value, so that it can go to a log as it is.
#[derive(Debug)]
pub struct PayloadError(Reason);

#[derive(Debug)]
enum Reason {
    Missing {
        parameter: &'static str,
        expected: &'static str,
        looks_like: &'static str,
    },
    Unfit {
        expected: &'static str,
        cause: String,
    },
}

impl PayloadError {
    pub(crate) fn missing(parameter: &'static str, expected: &'static str, params: &Params) -> Self {
        Self(Reason::Missing {
            parameter,
            expected,
            looks_like: kind::looks_like(params),
        })
    }

    pub(crate) fn unfit(expected: &'static str, cause: impl fmt::Display) -> Self {
        Self(Reason::Unfit {
            expected,
            cause: without_values(&cause.to_string()),
        })
    }

    /// What to answer: 400 Bad Request.
    pub fn status(&self) -> StatusCode {
        StatusCode::BAD_REQUEST
    }

    /// The parameter that is missing.
    pub fn parameter(&self) -> Option<&'static str> {
        match self.0 {
            Reason::Missing { parameter, .. } => Some(parameter),
            Reason::Unfit { .. } => None,
        }
    }
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Missing {
                parameter,
                expected,
                looks_like,
            } => write!(
                f,
                "expected {expected}, which has a `{parameter}`; by its parameters this looks like {looks_like}"
            ),
            Reason::Unfit { expected, cause } => write!(f, "not a `{expected}`: {cause}"),
        }
    }
}

impl Error for PayloadError {}

/// What `serde` says is wrong, without the value that is: it quotes texts, and names what it found between
/// `invalid type: ` and `, expected`.
fn without_values(message: &str) -> String {
    const FOUND: [&str; 4] = [
        "invalid type",
        "invalid value",
        "invalid length",
        "unknown variant",
    ];
    let message = match (
        FOUND.iter().find(|found| message.starts_with(**found)),
        message.rfind(", expected "),
    ) {
        (Some(found), Some(at)) => format!("{found}{}", message.get(at..).unwrap_or_default()),
        _ => message.to_owned(),
    };
    let mut parts = message.split('"');
    let mut shown = parts.next().unwrap_or_default().to_owned();
    while let Some(_quoted) = parts.next() {
        shown.push('…');
        shown.push_str(parts.next().unwrap_or_default());
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_shows_no_value() {
        for (message, shown) in [
            (
                r#"invalid type: string "secret, expected", expected u32"#,
                "invalid type, expected u32",
            ),
            (
                "unknown variant `secret`, expected one of `a`, `b`",
                "unknown variant, expected one of `a`, `b`",
            ),
            ("missing field `sku`", "missing field `sku`"),
            (
                r#"cannot parse "secret" as a date at line 1"#,
                "cannot parse … as a date at line 1",
            ),
            (r#"an odd "quote"#, "an odd …"),
        ] {
            assert_eq!(
                PayloadError::unfit("Order", message).to_string(),
                format!("not a `Order`: {shown}")
            );
        }
    }
}
