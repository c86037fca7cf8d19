//! Names that a log may show.

use std::fmt;

/// No name of Twilio's is longer.
const MOST_CHARACTERS: usize = 40;

/// No name of Twilio's has a longer number in it: `bodySHA256`, `MediaUrl12`.
const MOST_DIGITS: usize = 3;

/// More segments of a path are left out.
const MOST_SEGMENTS: usize = 20;

/// The name of a parameter, as a log shows it: as it is where it looks like one of Twilio's or of a program, and by its length
/// where it may be data. A JSON body under the content type of forms is one long name, for example.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Name<'a>(pub(crate) &'a str);

/// A segment of a path, or another word that is known beforehand, as a log shows it. It may have the shape of `sms-fallback`
/// or `v1`, which a name has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Segment<'a>(pub(crate) &'a str);

/// A path with its segments as a log shows them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Path<'a>(pub(crate) &'a str);

impl Name<'_> {
    /// Whether it is shown: `MediaUrl0`, `SipHeader_X-Customer`, `order_id`; not `hunter2` or `jane-doe`.
    pub(crate) fn is_shown(self) -> bool {
        let has_capital = self.0.bytes().any(|byte| byte.is_ascii_uppercase());
        let is_plain = self.0.bytes().all(|byte| byte.is_ascii_lowercase() || b"._".contains(&byte));
        Segment(self.0).is_shown() && (has_capital || is_plain)
    }
}

impl Segment<'_> {
    /// Whether it is shown: short, of letters, `.`, `_` and `-`, with one short number at most.
    pub(crate) fn is_shown(self) -> bool {
        let bytes = self.0.as_bytes();
        let capitals = bytes.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        let numbers = self.0.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
        bytes.len() <= MOST_CHARACTERS
            && bytes.first().is_some_and(u8::is_ascii_alphabetic)
            && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(byte))
            // In base64, almost every other letter is a capital.
            && capitals <= (bytes.len() / 3).max(3)
            && numbers.clone().nth(1).is_none()
            && numbers.map(str::len).all(|digits| digits <= MOST_DIGITS)
    }
}

/// A text, or only its length.
fn show(text: &str, is_shown: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match text.chars().count() {
        _ if is_shown => f.write_str(text),
        1 => f.write_str("(1 character)"),
        length => write!(f, "({length} characters)"),
    }
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(self.0, self.is_shown(), f)
    }
}

/// Shown names in quotes, as a text is.
impl fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_shown() { fmt::Debug::fmt(self.0, f) } else { fmt::Display::fmt(self, f) }
    }
}

impl fmt::Display for Segment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(self.0, self.is_shown(), f)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.0.split('/').take(MOST_SEGMENTS).enumerate() {
            f.write_str(if at > 0 { "/" } else { "" })?;
            if !segment.is_empty() {
                fmt::Display::fmt(&Segment(segment), f)?;
            }
        }
        f.write_str(if self.0.split('/').nth(MOST_SEGMENTS).is_some() { "/…" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_like_those_of_twilio_are_shown() {
        for name in [
            "Body",
            "MediaUrl12",
            "MessagingBinding.Address",
            "SipHeader_X-Customer",
            "bodySHA256",
            "order_id",
        ] {
            assert_eq!(Name(name).to_string(), name);
        }
    }

    #[test]
    fn what_may_be_data_is_shown_by_its_length() {
        for data in [
            r#"{"Body":"secret"}"#,
            "secret text",
            "+15551234567",
            "15551234567",
            "tel-5551234567",
            "555-010-0001",
            "a-555-010",
            "me@example.com",
            "From=secret",
            "SM0123456789abcdef0123456789abcdef",
            "d8a1b2c3",
            "hunter2",
            "jane-doe",
            "QWxhZGRpbjpvcGVuIHNlc2FtZQ",
            "geheim\u{e4}",
            "line\nbreak",
        ] {
            assert_eq!(Name(data).to_string(), format!("({} characters)", data.chars().count()), "{data}");
            assert_eq!(format!("{:?}", Name(data)), Name(data).to_string());
        }
        assert_eq!(Path("/v1/sms-fallback/index.php").to_string(), "/v1/sms-fallback/index.php");
        assert_eq!(Path("/orders/4711//a%20b").to_string(), "/orders/(4 characters)//(5 characters)");
        assert_eq!(Path(&"/a".repeat(30)).to_string(), format!("{}/…", "/a".repeat(19)));
        assert_eq!(Name(&"x".repeat(41)).to_string(), "(41 characters)");
        assert_eq!(Name("").to_string(), "(0 characters)");
        assert_eq!(Name("1").to_string(), "(1 character)");
    }
}
