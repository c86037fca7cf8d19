//! Headers of a SIP request or response.

use serde::{Serialize, Serializer};

use super::Text;

/// The custom headers of a SIP request or response, in the order in which they came.
///
/// Twilio hands on `User-to-User` and whatever begins with `X-`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SipHeaders(pub(crate) Vec<(Text, Text)>);

impl SipHeaders {
    /// The first header of that name, whichever case it is written in.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// All headers, name and value, in the order in which they came.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for SipHeaders {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
