//! Headers of a SIP request or response.

use serde::{Serialize, Serializer};

use crate::Text;

/// The custom headers of a SIP request or response, in the order in which they came.
///
/// Twilio passes on `User-to-User` and every header that begins with `X-`.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::SipHeaders;
///
/// let headers = SipHeaders::from_iter([("X-Customer", "4711")]);
/// assert_eq!(headers.get("x-customer"), Some("4711"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SipHeaders(Vec<(Text, Text)>);

impl SipHeaders {
    /// Adds a header after the others.
    pub fn push(&mut self, name: impl Into<Text>, value: impl Into<Text>) {
        self.0.push((name.into(), value.into()));
    }

    /// The first header with that name, in uppercase or lowercase.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// All headers, name and value, in the order in which they came.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The number of headers.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no headers.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<N: Into<Text>, V: Into<Text>> FromIterator<(N, V)> for SipHeaders {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(headers: I) -> Self {
        Self(headers.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl Serialize for SipHeaders {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
