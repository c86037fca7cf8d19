//! Twilio's errors and warnings: what is raised when a webhook, a document or a request to the REST API is wrong.

mod level;
mod outcome;
mod rows;

use std::fmt;

use serde::{Serialize, Serializer};
use twiml_values::ErrorCode;

pub use level::Level;
pub use outcome::Outcome;
pub use rows::{FaultRow, row, rows};

/// An error or a warning that Twilio raises, and what it is about this time.
///
/// It displays itself as the code, what the code means, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    code: ErrorCode,
    about: String,
}

impl Fault {
    /// The fault of this code. `about` says what is wrong this time: a place in the document, a status, a number.
    pub(crate) fn new(code: u32, about: impl Into<String>) -> Self {
        Self { code: ErrorCode::new(code), about: about.into() }
    }

    /// Its code.
    pub const fn code(&self) -> ErrorCode {
        self.code
    }

    /// How bad it is. A code that has no row is an error.
    pub fn level(&self) -> Level {
        self.row().map_or(Level::Error, |row| row.level)
    }

    /// What its code means, in a few words.
    pub fn words(&self) -> &'static str {
        self.row().map_or("", FaultRow::words)
    }

    /// What happens after it. A code that has no row changes nothing.
    pub fn outcome(&self) -> Outcome {
        self.row().map_or(Outcome::Unaffected, |row| row.outcome)
    }

    /// What is wrong this time; may be empty.
    pub fn about(&self) -> &str {
        &self.about
    }

    /// What its code means and what is wrong this time.
    pub fn text(&self) -> String {
        let parts = [self.words(), &self.about];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(": ")
    }

    fn row(&self) -> Option<&'static FaultRow> {
        row(self.code.number())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.text())
    }
}

impl std::error::Error for Fault {}

/// With everything that its code says, so that a log of faults can be read without the table.
impl Serialize for Fault {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shown<'a> {
            code: ErrorCode,
            level: Level,
            words: &'static str,
            about: &'a str,
        }
        let Self { code, about } = self;
        Shown { code: *code, level: self.level(), words: self.words(), about }.serialize(serializer)
    }
}
