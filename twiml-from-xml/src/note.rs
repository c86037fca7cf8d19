//! What to know about a conversion.

use std::fmt;

use roxmltree::TextPos;

/// Something in a document that could not be carried over as it stands, and what would be better.
///
/// It displays itself as `line:column: message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    line: u32,
    column: u32,
    message: String,
}

impl Note {
    pub(crate) fn new(position: TextPos, message: String) -> Self {
        Self { line: position.row, column: position.col, message }
    }

    /// The line of the document, counted from 1.
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// The character of the line, counted from 1.
    pub const fn column(&self) -> u32 {
        self.column
    }

    /// What is the matter, and what to do.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}
