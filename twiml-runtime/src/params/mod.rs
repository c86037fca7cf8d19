//! The decoded parameters of a request.

use std::sync::Arc;

use crate::value::Text;

/// The parameters of one request, decoded once, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct Params {
    pairs: Arc<[(Text, Text)]>,
}

impl Params {
    /// The pairs given, in that order.
    pub(crate) fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self {
            pairs: pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        }
    }

    /// The first value of a parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(n, _)| *n == name).map(|(_, value)| value)
    }

    /// Every value of a parameter, in the order in which they came.
    pub fn get_all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.iter()
            .filter(move |(n, _)| *n == name)
            .map(|(_, value)| value)
    }

    /// The first value of a parameter, sharing the request's buffer.
    pub(crate) fn text(&self, name: &str) -> Option<Text> {
        self.pairs
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.clone())
    }

    /// All pairs, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}
