//! What an attribute takes.

use crate::{Choices, Shape, url};

/// The values an attribute takes.
///
/// ```
/// use twiml_schema::Value;
///
/// let timeout = Value::Integer { min: Some(5), max: Some(600), unit: Some("seconds") };
/// assert!(timeout.accepts("30"));
/// assert!(!timeout.accepts("0"));
/// assert!(!timeout.accepts("soon"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Text, of a certain shape or length where given.
    Text {
        /// What it has to look like.
        shape: Option<Shape>,
        /// The most characters it may have.
        max: Option<u32>,
    },
    /// A whole number.
    Integer {
        /// The least value.
        min: Option<i64>,
        /// The greatest value.
        max: Option<i64>,
        /// What it counts: `seconds`, `milliseconds`.
        unit: Option<&'static str>,
    },
    /// A decimal number.
    Number {
        /// The least value.
        min: Option<f64>,
        /// The greatest value.
        max: Option<f64>,
    },
    /// `true` or `false`.
    Boolean,
    /// One of these and nothing else.
    OneOf(Choices),
    /// One of these, or something Twilio has added since.
    OneOfOpen(&'static [&'static str]),
    /// Any number of these and nothing else, separated by spaces.
    ListOf(Choices),
    /// Any number of these, or of what Twilio has added since, separated by spaces.
    ListOfOpen(&'static [&'static str]),
    /// A list of free items.
    List {
        /// What separates two items.
        separator: char,
        /// Whether each item is a whole number.
        integers: bool,
    },
    /// A URL.
    Url {
        /// The schemes that Twilio takes; where there are none, `http` and `https`.
        schemes: &'static [&'static str],
        /// Whether it can be relative to the URL of the document.
        relative: bool,
    },
    /// `GET` or `POST`.
    Method,
    /// A language tag such as `en-US`; these are known, others are legal.
    Language(&'static [&'static str]),
    /// The name of a voice; these are known, others are legal.
    Voice(&'static [&'static str]),
    /// A phone number or other address: E.164, `client:…`, `sip:…`, a short code, an alphanumeric sender.
    Phone,
    /// The SID of a Twilio resource: two uppercase letters and 32 hexadecimal digits.
    Sid,
    /// A length of time with its unit: `1s`, `500ms`.
    Duration,
}

impl Value {
    /// The words that are known: all of a closed set, some of an open one; none where it does not take words.
    pub const fn known(&self) -> &'static [&'static str] {
        match *self {
            Self::OneOf(Choices { words, .. }) | Self::ListOf(Choices { words, .. }) => words,
            Self::OneOfOpen(words) | Self::ListOfOpen(words) | Self::Language(words) | Self::Voice(words) => {
                words
            }
            Self::Boolean => &["true", "false"],
            Self::Method => &["GET", "POST"],
            _ => &[],
        }
    }

    /// Whether it is a URL that cannot be relative to the URL of the document.
    pub const fn is_absolute_url(&self) -> bool {
        matches!(self, Self::Url { relative: false, .. })
    }

    /// Whether it is the URL of a websocket, which Twilio opens.
    pub fn is_websocket_url(&self) -> bool {
        matches!(self, Self::Url { schemes: ["wss"], .. })
    }

    /// Whether a document may have this text as the attribute's value.
    ///
    /// Lenient where Twilio is: an open set takes anything, and the SID of an example (`CAXXXX…`) passes.
    pub fn accepts(&self, text: &str) -> bool {
        match *self {
            Self::Text { shape, max } => {
                shape.is_none_or(|shape| shape.accepts(text))
                    && max.is_none_or(|max| text.chars().count() <= max as usize)
            }
            Self::Integer { min, max, .. } => {
                text.parse::<i64>().is_ok_and(|number| within(number, min, max))
            }
            Self::Number { min, max } => {
                text.parse::<f64>().is_ok_and(|number| number.is_finite() && within(number, min, max))
            }
            Self::Boolean | Self::Method | Self::OneOf(_) => self.known().contains(&text),
            Self::ListOf(_) => text.split_whitespace().all(|word| self.known().contains(&word)),
            Self::ListOfOpen(_) => true,
            Self::List { separator, integers } => {
                !integers || text.split(separator).all(|item| item.trim().parse::<i64>().is_ok())
            }
            Self::Url { schemes, relative } => {
                let schemes = if schemes.is_empty() { &["https", "http"] } else { schemes };
                let has_scheme = match url::scheme(text) {
                    Some(scheme) => schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme)),
                    None => relative,
                };
                has_scheme && url::problem(text).is_none()
            }
            Self::Language(_) => {
                !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
            }
            Self::OneOfOpen(_) | Self::Voice(_) | Self::Phone => !text.is_empty(),
            Self::Sid => {
                let (prefix, rest) = text.split_at_checked(2).unwrap_or_default();
                prefix.bytes().all(|letter| letter.is_ascii_uppercase())
                    && rest.len() == 32
                    && rest.bytes().all(|letter| letter.is_ascii_alphanumeric())
            }
            Self::Duration => is_duration(text),
        }
    }
}

fn within<N: PartialOrd + Copy>(number: N, min: Option<N>, max: Option<N>) -> bool {
    min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)
}

/// `2s`, `.5s`, `0.25s`, `500ms`.
fn is_duration(text: &str) -> bool {
    let Some(number) = text.strip_suffix("ms").or_else(|| text.strip_suffix('s')) else {
        return false;
    };
    let (whole, fraction) = number.split_once('.').unwrap_or(("", number));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    !fraction.is_empty() && digits(whole) && digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: Value, legal: &[&str], illegal: &[&str]) {
        for text in legal {
            assert!(value.accepts(text), "{value:?} should accept {text:?}");
        }
        for text in illegal {
            assert!(!value.accepts(text), "{value:?} should refuse {text:?}");
        }
    }

    #[test]
    fn numbers_keep_to_their_range() {
        let digits = Value::Integer { min: Some(1), max: None, unit: None };
        check(digits, &["1", "20"], &["0", "-1", "1.5", "", "one"]);
        let amount = Value::Number { min: None, max: Some(1e6) };
        check(amount, &["0", "19.99", "1000000"], &["1000000.01", "NaN", "inf", "$5"]);
    }

    #[test]
    fn sets_are_closed_or_open() {
        let set = Choices { name: "Letters", words: &["a", "b"] };
        check(Value::OneOf(set), &["a", "b"], &["A", "c", "a b", ""]);
        check(Value::OneOfOpen(&["a"]), &["a", "c"], &[""]);
        check(Value::ListOf(set), &["a", "b a", "a  b"], &["a,b", "c"]);
        check(Value::ListOfOpen(&["a"]), &["a", "c d"], &[]);
        check(Value::List { separator: ' ', integers: true }, &["1", "1 2"], &["1 x", "1,2"]);
        check(Value::List { separator: ',', integers: false }, &["this, that", ""], &[]);
    }

    #[test]
    fn urls_have_the_schemes_they_need() {
        let url = |schemes, relative| Value::Url { schemes, relative };
        check(
            url(&[], true),
            &["/menu", "", "https://a.example/b", "HTTP://a", "/back?to=https://a.example", "menu?at=12:30"],
            &["wss://a", "ftp://a", "my menu", "tel:+15551234567", "htps:/x", "localhost:3000/x"],
        );
        check(url(&[], false), &["https://a.example/b"], &["/menu", "wss://a"]);
        check(url(&["wss"], false), &["wss://a.example"], &["https://a.example", "/stream"]);
        check(url(&["https"], true), &["https://a.example", "/paid"], &["http://a.example"]);
    }

    #[test]
    fn words_have_their_form() {
        check(Value::Boolean, &["true", "false"], &["True", "1", "yes"]);
        check(Value::Method, &["GET", "POST"], &["PUT", "get"]);
        check(Value::Language(&["en-US"]), &["en-US", "cmn-Hans-CN", "multi"], &["", "en_US"]);
        check(Value::Duration, &["1s", "500ms", ".5s", "0.25s"], &["1", "s", "1.s", "1.5.2s", "soon", "-1s"]);
        check(Value::Text { shape: None, max: Some(3) }, &["", "äöü"], &["four"]);
        check(
            Value::Sid,
            &["CA00000000000000000000000000000000", "APXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"],
            &["CA0", "", "ca00000000000000000000000000000000", "é000000000000000000000000000000000"],
        );
    }
}
