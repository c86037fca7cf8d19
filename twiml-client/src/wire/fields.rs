//! The fields of a resource, read leniently: what is odd or missing never fails a request that has had its effect.

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};
use twiml_values::FromText;

/// A resource of Twilio's, made of the fields of its JSON.
pub(crate) trait Resource: Sized {
    /// Fails only for what cannot be told from others.
    fn read(fields: Fields) -> Result<Self, Missing>;
}

/// The fields of a resource, with those that have no type here.
#[derive(Clone, PartialEq)]
pub(crate) struct Fields(Map<String, Value>);

/// A field without which a resource cannot be told from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Missing(&'static str);

impl Missing {
    pub(crate) const fn field(name: &'static str) -> Self {
        Self(name)
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it has no `{}`", self.0)
    }
}

impl std::error::Error for Missing {}

impl Fields {
    pub(crate) fn new(fields: Map<String, Value>) -> Self {
        Self(fields)
    }

    pub(crate) fn as_json(&self) -> &Map<String, Value> {
        &self.0
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// A value that any text is. `null` and the empty text are both no value.
    pub(crate) fn value<T: FromText>(&self, name: &str) -> Option<T> {
        self.text(name).map(|text| T::from_text(text.into()))
    }

    /// The same for a value that is always there.
    pub(crate) fn required<T: FromText>(&self, name: &'static str) -> Result<T, Missing> {
        self.value(name).ok_or(Missing(name))
    }

    /// The same for a status, of which a missing one is a status as well.
    pub(crate) fn status<T: FromText>(&self, name: &str) -> T {
        T::from_text(self.text(name).unwrap_or_default().into())
    }

    /// A number, which may be written as a text.
    pub(crate) fn number<T: FromStr>(&self, name: &str) -> Option<T> {
        match self.0.get(name)? {
            Value::Number(number) => number.to_string().parse().ok(),
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// A text that has a form of its own. One that is not in it is left out.
    pub(crate) fn parsed<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name)?.parse().ok()
    }

    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        match self.0.get(name)? {
            Value::Bool(flag) => Some(*flag),
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
    }
}

/// The names alone. The values may be personal.
impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use twiml_values::{Address, MessageStatus};

    use super::*;

    fn fields() -> Fields {
        let text = r#"{"from":null,"to":"+15551110000","trunk_sid":"","status":"novel","num_media":"2","code":7,"beta":true,"smart":"false"}"#;
        Fields::new(serde_json::from_str(text).unwrap())
    }

    #[test]
    fn null_and_nothing_are_no_value() {
        let fields = fields();
        for name in ["from", "trunk_sid", "nowhere", "code"] {
            assert_eq!(fields.value::<Address>(name), None, "{name}");
        }
        assert_eq!(fields.required::<Address>("from").unwrap_err().to_string(), "it has no `from`");
        assert_eq!(fields.required::<Address>("to").unwrap(), "+15551110000");
    }

    #[test]
    fn odd_values_are_kept_or_left_out() {
        let fields = fields();
        assert_eq!(fields.status::<MessageStatus>("status").as_str(), "novel");
        assert_eq!(fields.status::<MessageStatus>("nowhere"), MessageStatus::Missing);
        assert_eq!(
            (fields.number::<u32>("num_media"), fields.number::<u32>("code"), fields.number::<u32>("to")),
            (Some(2), Some(7), None)
        );
        assert_eq!(
            (fields.flag("beta"), fields.flag("smart"), fields.flag("code")),
            (Some(true), Some(false), None)
        );
    }
}
