//! Messages that are not in Twilio's documents.

use tokio_tungstenite::tungstenite::Utf8Bytes;

/// A message that is not in Twilio's documents.
#[derive(Debug, Clone)]
pub struct Unknown {
    name: Box<str>,
    text: Utf8Bytes,
}

impl Unknown {
    pub(crate) fn new(name: &str, text: &Utf8Bytes) -> Self {
        Self { name: name.into(), text: text.clone() }
    }

    /// What it says it is.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The message as it came.
    pub fn text(&self) -> &str {
        &self.text
    }
}
