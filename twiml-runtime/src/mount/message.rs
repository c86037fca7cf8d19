//! The messages of what `webhooks!` refuses.

use crate::webhook::{Descriptor, Via};

/// A text that is put together at compile time. What does not fit is cut off.
pub(super) struct Message {
    bytes: [u8; 1024],
    length: usize,
}

impl Message {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; 1024], length: 0 }
    }

    pub(super) const fn with(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut i = 0;
        while i < text.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = text[i];
            self.length += 1;
            i += 1;
        }
        self
    }

    const fn number(self, number: u32) -> Self {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let message = if number < 10 { self } else { self.number(number / 10) };
        message.with(DIGITS[(number % 10) as usize])
    }

    /// A handler, and where it is in the source.
    pub(super) const fn handler(self, handler: &Descriptor) -> Self {
        let location = handler.location;
        self.with("`")
            .with(handler.name)
            .with("` (")
            .with(location.file())
            .with(":")
            .number(location.line())
            .with(")")
    }

    /// Where a handler is named.
    pub(super) const fn with_place(self, via: Via) -> Self {
        match via {
            Via::Attribute { element, attribute } => {
                self.with("in `<").with(element).with(" ").with(attribute).with("=…>`")
            }
            Via::Text { element } => self.with("in `<").with(element).with(">`"),
            Via::Fallback => self.with("as its fallback"),
        }
    }

    pub(super) const fn as_str(&self) -> &str {
        match str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "two webhooks do not fit together, and their names are too long to say so",
        }
    }
}
