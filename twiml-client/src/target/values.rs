//! What the fields of a resource hold.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::kind::TargetKind;

/// What parameters hold, by their names. `null`, the empty text and a missing parameter are all the same: unset.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// What a resource holds, by its JSON.
    pub(crate) fn read(kind: TargetKind, json: &Map<String, Value>) -> Self {
        let values = kind.fields().filter_map(|field| {
            let value = match json.get(field.json)? {
                Value::String(text) if !text.is_empty() => text.clone(),
                Value::Bool(flag) => flag.to_string(),
                _ => return None,
            };
            Some((field.parameter.to_owned(), value))
        });
        Self(values.collect())
    }

    /// What a parameter holds; none if it is unset.
    pub fn get(&self, parameter: &str) -> Option<&str> {
        self.0.get(parameter).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether the parameter is mentioned, with a value or as unset.
    pub(crate) fn mentions(&self, parameter: &str) -> bool {
        self.0.contains_key(parameter)
    }

    pub(crate) fn put(&mut self, parameter: &str, value: impl Into<String>) {
        self.0.insert(parameter.to_owned(), value.into());
    }

    /// The parameters, with the empty text for what is unset.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(parameter, value)| (parameter.as_str(), value.as_str()))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Values {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

/// The names. A URL may have a secret in its query.
impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
