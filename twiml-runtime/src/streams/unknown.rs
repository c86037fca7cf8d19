//! Messages that are not in Twilio's documents.

use std::fmt;

use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::hidden::Words;

/// A message that is not in Twilio's documents.
#[derive(Clone)]
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

impl fmt::Debug for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unknown").field("name", &self.name).field("text", &Words(&self.text)).finish()
    }
}
