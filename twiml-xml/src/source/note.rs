//! What to know about a conversion.

use std::fmt;

use crate::tree::Position;

/// Something in a document that could not be carried over as it is, and what would be better.
///
/// It displays itself as `line:column: message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    position: Position,
    message: String,
}

impl Note {
    pub(super) const fn new(position: Position, message: String) -> Self {
        Self { position, message }
    }

    /// The line of the document, counted from 1.
    pub const fn line(&self) -> u32 {
        self.position.line
    }

    /// The character of the line, counted from 1.
    pub const fn column(&self) -> u32 {
        self.position.column
    }

    /// What is wrong, and what to do.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.position, self.message)
    }
}
