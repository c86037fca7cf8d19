//! Why parameters do not fit a type.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

/// Why the parameters of a request do not fit a type.
///
/// The message names the parameter, never its value, so that it may be logged. For a JSON body it says where
/// the trouble is; what serde says about it, which may quote the body, is the
/// [`source`](std::error::Error::source).
#[derive(Debug)]
pub struct DeserializeError {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Form { parameter: Option<String>, message: String },
    Json(serde_json::Error),
}

impl DeserializeError {
    pub(in crate::params) fn from_json(error: serde_json::Error) -> Self {
        Self { kind: Kind::Json(error) }
    }

    /// Adds the name of the parameter, if it is not known yet.
    pub(super) fn in_parameter(self, name: &str) -> Self {
        match self.kind {
            Kind::Form { parameter: None, message } => {
                Self { kind: Kind::Form { parameter: Some(name.to_owned()), message } }
            }
            kind => Self { kind },
        }
    }
}

impl de::Error for DeserializeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { kind: Kind::Form { parameter: None, message: message.to_string() } }
    }

    // The provided versions of these quote the value.

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("is not {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("is not {expected}"))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::custom(format_args!("is none of {}", expected.join(", ")))
    }
}

impl fmt::Display for DeserializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Form { parameter: Some(name), message } => write!(f, "the parameter {name} {message}"),
            Kind::Form { parameter: None, message } => f.write_str(message),
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

impl std::error::Error for DeserializeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Form { .. } => None,
            Kind::Json(error) => Some(error),
        }
    }
}
