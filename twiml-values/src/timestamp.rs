//! Points in time, as Twilio writes them.

use crate::Text;

/// A point in time, exactly as it was on the wire.
///
/// Twilio writes RFC 2822 in the older webhooks, ISO 8601 in the newer ones, and seconds or milliseconds
/// since 1970 in `TaskRouter`. [`parsed`](Self::parsed) reads all of them.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::Timestamp;
///
/// let old = Timestamp::from("Fri, 20 Aug 2010 01:13:42 +0000");
/// let new = Timestamp::from("2010-08-20T01:13:42.000Z");
/// assert_eq!(old.parsed(), new.parsed());
/// assert_eq!(old.parsed().map(|t| t.to_string()).as_deref(), Some("2010-08-20T01:13:42Z"));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(Text);

/// Seconds since 1970 stay below this until the year 5138; milliseconds have been above since 1973.
const MILLISECONDS_FROM: i64 = 100_000_000_000;

impl Timestamp {
    /// The point in time, or `None` if the text is in none of these formats.
    pub fn parsed(&self) -> Option<jiff::Timestamp> {
        let text = self.as_str().trim();
        if let Ok(number) = text.parse::<i64>() {
            return if number < MILLISECONDS_FROM {
                jiff::Timestamp::from_second(number).ok()
            } else {
                jiff::Timestamp::from_millisecond(number).ok()
            };
        }
        text.parse().ok().or_else(|| jiff::fmt::rfc2822::parse(text).ok().map(|zoned| zoned.timestamp()))
    }
}

text_newtype!(Timestamp, super::Format::Timestamp);
debug_as_text!(Timestamp);
from_text!(Timestamp);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_twilios_spellings_are_read() {
        for (text, utc) in [
            ("Tue, 26 Apr 2016 05:02:09 +0000", Some("2016-04-26T05:02:09Z")),
            ("2024-06-25T18:45:12.135751Z", Some("2024-06-25T18:45:12.135751Z")),
            ("2024-06-25T18:45:12.135751123Z", Some("2024-06-25T18:45:12.135751123Z")),
            ("2024-06-25T20:45:12+02:00", Some("2024-06-25T18:45:12Z")),
            ("1719341112", Some("2024-06-25T18:45:12Z")),
            ("1719341112135", Some("2024-06-25T18:45:12.135Z")),
            ("Sun, 09 Feb 2020 09:30:03 Etc/UTC", None),
            ("9223372036854775807", None),
            ("yesterday", None),
            ("", None),
        ] {
            let timestamp = Timestamp::from(text);
            assert_eq!(timestamp.parsed().map(|t| t.to_string()).as_deref(), utc, "{text}");
            assert_eq!(timestamp.as_str(), text);
        }
    }
}
