//! URLs, kept as text.

use crate::Text;

/// A URL, exactly as it was on the wire.
///
/// It is not parsed: what is signed, fetched or given back to Twilio has to be the same text, byte for byte.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::Url;
///
/// let url = Url::from("https://example.com/webhooks/twilio/sms");
/// assert!(url.starts_with("https://"));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Text);

text_newtype!(Url, super::Format::Url);
debug_as_text!(Url);
from_text!(Url);
