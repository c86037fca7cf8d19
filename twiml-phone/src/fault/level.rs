//! How bad a fault is.

use std::fmt;

use serde::Serialize;

/// How bad a fault is.
///
/// <https://www.twilio.com/docs/usage/troubleshooting/debugging-your-application>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Twilio met something odd, and still processed what it got.
    Warning,
    /// Twilio could not process what it got.
    Error,
}

/// As in the parameter `Level` of a debugger event.
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "WARNING",
            Self::Error => "ERROR",
        })
    }
}
