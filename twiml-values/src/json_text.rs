//! JSON in the value of a form.

use std::fmt;

use serde::Deserialize;

use crate::Text;
use crate::mask::Hidden;

/// JSON in the value of a form, kept as text until it is needed.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::JsonText;
///
/// #[derive(serde::Deserialize)]
/// struct ChannelMetadata {
///     r#type: String,
/// }
///
/// let text = JsonText::from(r#"{"type": "whatsapp", "data": {}}"#);
/// let metadata: ChannelMetadata = text.parse()?;
/// assert_eq!(metadata.r#type, "whatsapp");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// `{:?}` shows only its length; `{:#?}` shows the text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JsonText(Text);

impl JsonText {
    /// Reads the JSON as a `T`; a [`serde_json::Value`] takes any JSON.
    ///
    /// # Errors
    ///
    /// If the text is not JSON, or not a `T`.
    pub fn parse<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_str(self.as_str())
    }
}

text_newtype!(JsonText, super::Format::Json);
from_text!(JsonText);

impl fmt::Debug for JsonText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() { fmt::Debug::fmt(self.as_str(), f) } else { fmt::Display::fmt(&Hidden(self), f) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_parses_when_asked() {
        assert_eq!(JsonText::from("[1, 2]").parse::<Vec<u8>>().unwrap(), [1, 2]);
        assert!(JsonText::from("not json").parse::<serde_json::Value>().is_err());
    }

    #[test]
    fn debug_hides_it_unless_asked() {
        let text = JsonText::from(r#"{"a":1}"#);
        assert_eq!(format!("{text:?}"), "\"…\" (7 characters)");
        assert_eq!(format!("{text:#?}"), r#""{\"a\":1}""#);
    }
}
