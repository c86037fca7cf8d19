//! A step that has no effect.

use std::error::Error;
use std::fmt;
use std::time::Duration;

/// A step that has no effect: nothing waited for it. It says what the call was doing, and what had been heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    pub(super) step: String,
    pub(super) doing: String,
    pub(super) at: Duration,
    pub(super) heard: Vec<String>,
}

impl fmt::Display for Stuck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { step, doing, at, heard } = self;
        write!(f, "{step} had no effect: after {:.1} s, {doing}; ", at.as_secs_f64())?;
        match heard.as_slice() {
            [] => f.write_str("nothing was heard"),
            heard => write!(f, "heard so far: {}", heard.join(" | ")),
        }
    }
}

impl Error for Stuck {}
