//! Why parameters do not fit a type.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use crate::params::Name;

/// Why the parameters of a request do not fit a type.
///
/// The message names the parameter, never its value, so that it may be logged. For a JSON body it says where
/// the trouble is. What serde and the type itself say about it may quote the request: that is
/// [`quoting`](Self::quoting), and not the source, because logs show sources.
pub struct DeserializeError {
    kind: Kind,
}

enum Kind {
    Form { parameter: Option<String>, problem: Problem },
    Json(serde_json::Error),
}

enum Problem {
    /// In words of this crate and of the type's source.
    Known(String),
    /// In words that may quote the value.
    Refused(Refused),
}

/// What a type says about a value that it does not take.
#[derive(Debug)]
struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl DeserializeError {
    /// What serde or the type says, if there is more to know than the message tells. It may quote the request, so it is not for
    /// a log.
    pub fn quoting(&self) -> Option<&(dyn std::error::Error + Send + Sync + 'static)> {
        match &self.kind {
            Kind::Form { problem: Problem::Known(_), .. } => None,
            Kind::Form { problem: Problem::Refused(refused), .. } => Some(refused),
            Kind::Json(error) => Some(error),
        }
    }

    pub(in crate::params) fn from_json(error: serde_json::Error) -> Self {
        Self { kind: Kind::Json(error) }
    }

    /// A message that quotes no value.
    pub(super) fn known(message: impl fmt::Display) -> Self {
        Self { kind: Kind::Form { parameter: None, problem: Problem::Known(message.to_string()) } }
    }

    /// Adds the name of the parameter, if it is not known yet.
    pub(super) fn in_parameter(self, name: &str) -> Self {
        match self.kind {
            Kind::Form { parameter: None, problem } => {
                Self { kind: Kind::Form { parameter: Some(name.to_owned()), problem } }
            }
            kind => Self { kind },
        }
    }
}

impl de::Error for DeserializeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { kind: Kind::Form { parameter: None, problem: Problem::Refused(Refused(message.to_string())) } }
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::known(format_args!("is not {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::known(format_args!("is not {expected}"))
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self::known(format_args!("has {length} values, and not {expected}"))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::known(format_args!("is none of {}", expected.join(", ")))
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::known("is unknown").in_parameter(field)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::known(format_args!("missing field `{field}`"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::known(format_args!("duplicate field `{field}`"))
    }
}

impl fmt::Display for DeserializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Form { parameter: Some(name), problem } => {
                write!(f, "the parameter {} {problem}", Name(name))
            }
            Kind::Form { parameter: None, problem: Problem::Known(message) } => f.write_str(message),
            Kind::Form { parameter: None, problem } => write!(f, "a parameter {problem}"),
            Kind::Json(error) => {
                let what = match error.classify() {
                    serde_json::error::Category::Data => "has other data than expected",
                    serde_json::error::Category::Eof => "ends too early",
                    serde_json::error::Category::Syntax | serde_json::error::Category::Io => "is not JSON",
                };
                write!(f, "the JSON body {what} at line {} column {}", error.line(), error.column())
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Known(message) => message,
            Self::Refused(_) => "has a value that its type does not take",
        })
    }
}

impl std::error::Error for DeserializeError {}

/// As in a message: tests and logs print errors by `{:?}` as well.
impl fmt::Debug for DeserializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DeserializeError").field(&self.to_string()).finish()
    }
}
