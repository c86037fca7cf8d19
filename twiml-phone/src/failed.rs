//! A step that has failed.

use std::fmt;

use twiml_values::ErrorCode;

use crate::fault::Fault;
use crate::transcript::Raised;

/// The application has no answer, and neither has its fallback; or, on a [strict](crate::Phone::strict) phone, an error or a warning was raised.
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

    /// As [`new`](Self::new), because of what was raised.
    pub(crate) fn raised(raised: &Raised, happened: impl fmt::Display) -> Self {
        Self { code: raised.code, told: format!("{raised}\n{happened}") }
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
