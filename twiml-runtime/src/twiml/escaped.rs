//! Where values are written to.

use twiml_schema::xml;

/// Where a value is written to: what it writes is escaped, and what XML forbids is left out.
#[derive(Debug)]
pub struct Escaped<'a> {
    text: &'a mut String,
    escape: fn(&str, &mut String),
}

impl<'a> Escaped<'a> {
    /// The text between two tags.
    pub(super) fn text(text: &'a mut String) -> Self {
        Self { text, escape: xml::escape_text }
    }

    /// The value of an attribute.
    pub(super) fn attribute(text: &'a mut String) -> Self {
        Self { text, escape: xml::escape_attribute }
    }
}

impl Escaped<'_> {
    /// Writes text, escaped.
    pub fn push_str(&mut self, text: &str) {
        (self.escape)(text, self.text);
    }

    /// Writes text that needs no escaping, such as a number.
    pub(super) fn push_plain(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

impl std::fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.push_str(text);
        Ok(())
    }
}
