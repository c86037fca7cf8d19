//! Personal data in logs: what may be shown of it.

use std::fmt;

/// Displays a text with the middle of long numbers left out: `+1•••4567`.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// assert_eq!(twiml_runtime::mask::Masked("sip:+15551234567@example.com").to_string(), "sip:+1•••4567@example.com");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Masked<'a>(pub &'a str);

/// Shorter numbers are short codes, ports and years.
const LONG: usize = 7;

impl fmt::Display for Masked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from_digit) = rest.split_at(start);
            let end = from_digit.find(|c: char| !c.is_ascii_digit()).unwrap_or(from_digit.len());
            let (digits, after) = from_digit.split_at(end);
            f.write_str(before)?;
            if digits.len() < LONG {
                f.write_str(digits)?;
            } else {
                write!(f, "{}•••{}", &digits[..1], &digits[digits.len() - 4..])?;
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

/// Displays only the length of a text: `"…" (12 characters)`.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// assert_eq!(twiml_runtime::mask::Hidden("hello").to_string(), "\"…\" (5 characters)");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Hidden<'a>(pub &'a str);

impl fmt::Display for Hidden<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.chars().count() {
            0 => f.write_str("\"\""),
            1 => f.write_str("\"…\" (1 character)"),
            n => write!(f, "\"…\" ({n} characters)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_numbers_are_masked() {
        for (text, shown) in [
            ("+15551234567", "+1•••4567"),
            ("12345", "12345"),
            ("625553153167@203.0.113.7", "6•••3167@203.0.113.7"),
            ("no digits: ü", "no digits: ü"),
            ("", ""),
        ] {
            assert_eq!(Masked(text).to_string(), shown);
        }
    }

    #[test]
    fn a_hidden_text_shows_its_length() {
        assert_eq!(Hidden("hällo").to_string(), "\"…\" (5 characters)");
        assert_eq!(Hidden("").to_string(), "\"\"");
    }
}
