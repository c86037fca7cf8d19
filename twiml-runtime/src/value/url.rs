//! URLs, kept as text.

use super::Text;
use crate::twiml::UrlValue;

/// A URL, exactly as it was on the wire.
///
/// It is not taken apart: what is signed, fetched or handed to Twilio again has to be the very same text.
///
/// ```
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

impl UrlValue for Url {}
