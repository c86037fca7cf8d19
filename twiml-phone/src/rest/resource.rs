//! What the REST API shows.

use serde::Serialize;
use serde_json::{Map, Value};

/// A message, call, recording, phone number, application, messaging service or SIP domain, as the REST API shows it in JSON: `sms_url`, `date_created`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Resource(Map<String, Value>);

impl Resource {
    /// Its SID.
    pub fn sid(&self) -> &str {
        self.text("sid").unwrap_or_default()
    }

    /// A field, if the resource has it.
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field)
    }

    /// The text of a field, or `None` for a field that is not set: Twilio shows it as `null` or as an empty text.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.get(field).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    pub(super) fn fields(&self) -> &Map<String, Value> {
        &self.0
    }

    pub(super) fn set(&mut self, field: &str, value: impl Into<Value>) {
        self.0.insert(field.to_owned(), value.into());
    }

    /// Sets all fields that another one has.
    pub(super) fn set_all(&mut self, other: &Self) {
        self.0.extend(other.0.clone());
    }
}

impl<K: Into<String>> FromIterator<(K, Value)> for Resource {
    fn from_iter<I: IntoIterator<Item = (K, Value)>>(fields: I) -> Self {
        Self(fields.into_iter().map(|(field, value)| (field.into(), value)).collect())
    }
}

impl From<Value> for Resource {
    fn from(value: Value) -> Self {
        match value {
            Value::Object(fields) => Self(fields),
            _ => Self::default(),
        }
    }
}
