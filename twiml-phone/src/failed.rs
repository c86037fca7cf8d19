//! No answer.

use std::fmt;

use twiml_values::ErrorCode;

use crate::fault::Fault;

/// The application has no answer, and neither has its fallback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    code: ErrorCode,
    told: String,
}

impl Failed {
    /// `happened` is a transcript, and may be empty.
    pub(crate) fn new(fault: &Fault, happened: impl fmt::Display) -> Self {
        Self { code: fault.code(), told: format!("{fault}\n{happened}") }
    }

    /// The code of Twilio's error.
    pub const fn code(&self) -> ErrorCode {
        self.code
    }
}

/// What is wrong, and all that has happened.
impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.told.trim_end())
    }
}

impl std::error::Error for Failed {}
