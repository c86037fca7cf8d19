//! How a command ends.

use std::fmt;
use std::process::ExitCode;

/// How a command went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Well,
    /// The application, or a script, did not do as it should.
    Badly,
}

impl Outcome {
    pub(crate) const fn of(is_well: bool) -> Self {
        if is_well { Self::Well } else { Self::Badly }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Well => Self::SUCCESS,
            Outcome::Badly => Self::FAILURE,
        }
    }
}

/// What was typed cannot be used. It says what to type instead.
#[derive(Debug)]
pub(crate) struct Unusable(pub(crate) String);

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
