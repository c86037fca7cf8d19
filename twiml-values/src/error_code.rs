//! The numbers of Twilio's errors and warnings.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Url;
use crate::error_meanings::MEANINGS;

/// The number of one of Twilio's errors or warnings.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::ErrorCode;
///
/// let code = ErrorCode::new(30007);
/// assert_eq!(code.meaning(), Some("the carrier filtered the message"));
/// assert_eq!(code.link(), "https://www.twilio.com/docs/api/errors/30007");
/// assert_eq!(code.to_string(), "30007");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ErrorCode(u32);

impl ErrorCode {
    /// The code of that number.
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number. It usually has five digits.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// What it means in a few words, for the codes that webhooks see most.
    pub fn meaning(self) -> Option<&'static str> {
        let found = MEANINGS.binary_search_by_key(&self.0, |(number, _)| *number).ok()?;
        MEANINGS.get(found).map(|(_, meaning)| *meaning)
    }

    /// Twilio's page about it: possible causes and what to do.
    pub fn link(self) -> Url {
        format!("https://www.twilio.com/docs/api/errors/{}", self.0).into()
    }
}

impl From<u32> for ErrorCode {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

/// The number in decimal digits, as Twilio sends it.
impl FromStr for ErrorCode {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}

try_from_text!(ErrorCode);

impl From<ErrorCode> for u32 {
    fn from(code: ErrorCode) -> Self {
        code.0
    }
}

impl PartialEq<u32> for ErrorCode {
    fn eq(&self, number: &u32) -> bool {
        self.0 == *number
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_are_sorted_so_that_each_is_found() {
        assert!(MEANINGS.is_sorted_by(|(a, _), (b, _)| a < b));
        for (number, meaning) in MEANINGS {
            assert_eq!(ErrorCode::new(*number).meaning(), Some(*meaning));
        }
        assert_eq!(ErrorCode::new(0).meaning(), None);
    }
}
