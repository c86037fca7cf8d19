//! Parts of a path.

use crate::error::Invalid;

/// A SID, or a word such as `Twilio.CURRENT`, as a part of a path. Anything else could lead elsewhere.
pub(super) fn segment(text: &str) -> Result<&str, Invalid> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if text.is_empty() || text.starts_with('.') || !text.chars().all(is_word) {
        return Err(Invalid::new(
            "a SID in the path is not one: it is two letters and 32 hexadecimal digits",
        ));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_lead_elsewhere_is_refused() {
        for text in ["", ".", "..", "a/b", "a?b", "a#b", "%2e", "a b", "é", ".json"] {
            assert!(segment(text).is_err(), "{text}");
        }
        assert_eq!(segment("Twilio.CURRENT").unwrap(), "Twilio.CURRENT");
    }
}
