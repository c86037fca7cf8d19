//! How programs spell a URL that they have decoded and write again.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::percent_decode_str;

/// A spelling: what is left as it is, and how the rest is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelling {
    /// What is left as it is, next to letters and digits.
    plain: &'static [u8],
    /// Whether a space in a query is a `+`.
    plus: bool,
    /// Whether escapes are in lowercase.
    lowercase: bool,
}

/// What different programs leave as it is: RFC 3986, forms, `urlencode` of PHP, `encodeURIComponent`, what a query may
/// contain, and what some write all the same.
const PLAIN: [&[u8]; 6] =
    [b"-._~", b"-._*", b"-._", b"-._~!*'()", b"-._~!$'()*,;:@/?", b"-._~!$'()*,;:@/?[]{}|^`\"<>\\"];

/// How Twilio itself writes a form.
pub(super) const FORM: Spelling = Spelling { plain: b"-._*", plus: true, lowercase: false };

impl Spelling {
    /// Every spelling.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let each = |plain: &'static [u8]| {
            [(true, false), (false, false), (true, true), (false, true)].map(|(plus, lowercase)| Self {
                plain,
                plus,
                lowercase,
            })
        };
        PLAIN.into_iter().flat_map(each)
    }

    /// A pair of a query in this spelling.
    pub(super) fn pair(self, pair: &str) -> String {
        let mut out = String::with_capacity(pair.len());
        for (at, part) in pair.splitn(2, '=').enumerate() {
            out.push_str(if at > 0 { "=" } else { "" });
            self.write(&part.replace('+', " "), b"", &mut out);
        }
        out
    }

    /// A path in this spelling.
    pub(super) fn path(self, path: &str) -> String {
        let mut out = String::with_capacity(path.len());
        for (at, segment) in path.split('/').enumerate() {
            out.push_str(if at > 0 { "/" } else { "" });
            Self { plus: false, ..self }.write(
                segment,
                if self.plain.contains(&b'@') { b"&=+" } else { b"" },
                &mut out,
            );
        }
        out
    }

    /// Decodes a part and writes it again. `also` is left as it is, too.
    fn write(self, part: &str, also: &[u8], out: &mut String) {
        let decoded: Cow<'_, [u8]> = percent_decode_str(part).into();
        for byte in decoded.iter().copied() {
            if byte == b' ' && self.plus {
                out.push('+');
            } else if byte.is_ascii_alphanumeric() || self.plain.contains(&byte) || also.contains(&byte) {
                out.push(char::from(byte));
            } else {
                let digits = if self.lowercase { b"0123456789abcdef" } else { b"0123456789ABCDEF" };
                out.push('%');
                out.extend([byte >> 4, byte & 15].map(|digit| char::from(digits[usize::from(digit)])));
            }
        }
    }
}

/// In words, for the log.
impl fmt::Display for Spelling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = String::from_utf8_lossy(self.plain);
        let (space, case) =
            (if self.plus { "+" } else { "%20" }, if self.lowercase { "lowercase" } else { "uppercase" });
        write!(f, "letters, digits and {plain} as they are, {space} for spaces, escapes in {case}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_decoded_and_written_again() {
        assert_eq!(FORM.pair("a%20b=%2b1+2~%c3%a9=x"), "a+b=%2B1+2%7E%C3%A9%3Dx");
        assert_eq!(FORM.pair("flag"), "flag");
        let spelled: Vec<_> = Spelling::all().map(|spelling| spelling.pair("a=x y/~%3A")).collect();
        for expected in ["a=x+y%2F~%3A", "a=x%20y%2f~%3a", "a=x%20y/~:"] {
            assert!(spelled.iter().any(|pair| pair == expected), "{expected} is not in {spelled:?}");
        }
    }

    #[test]
    fn a_path_keeps_its_segments() {
        assert_eq!(FORM.path("/a%20b/c%2fd+e"), "/a%20b/c%2Fd%2Be");
        assert!(Spelling::all().any(|spelling| spelling.path("/a%40b%2Bc") == "/a@b+c"));
    }
}
