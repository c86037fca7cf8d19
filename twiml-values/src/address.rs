//! Who a message or call comes from or goes to.

use std::fmt;

use crate::mask::Masked;
use crate::{Format, FromText, Text};

/// Who a message or call comes from or goes to.
///
/// It is usually a phone number, but not always. The variant follows from how the text looks, and no text is refused.
/// Every variant has the whole text as it was on the wire, with its prefix, as do [`as_str`](Self::as_str) and
/// `Display`:
///
/// ```
/// use twiml_values::Address;
///
/// let from = Address::from("whatsapp:+15551234567");
/// assert!(matches!(from, Address::WhatsApp(_)));
/// assert_eq!(from.phone(), Some("+15551234567"));
/// assert_eq!(from.to_string(), "whatsapp:+15551234567");
///
/// assert!(Address::from("+266696687").is_withheld());
/// ```
///
/// `{:?}` leaves out the middle of a number (`+1•••4567`); `{:#?}` shows all of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Address {
    /// A phone number in E.164, `+15551234567`.
    Phone(Text),
    /// A `WhatsApp` number, `whatsapp:+15551234567`.
    WhatsApp(Text),
    /// A Facebook Messenger user or page, `messenger:1234`.
    Messenger(Text),
    /// An RCS agent or user, `rcs:my_agent`.
    Rcs(Text),
    /// A channel without a variant of its own, `channel:address`.
    Channel(Text),
    /// A client of the Voice SDKs, `client:alice`.
    Client(Text),
    /// A SIP address, `sip:alice@example.com`.
    Sip(Text),
    /// A short code, `12345`.
    ShortCode(Text),
    /// An alphanumeric sender, `ACME`.
    Alphanumeric(Text),
    /// A caller who withheld the number: `anonymous`, `Restricted`, `unknown`, or such a word typed on a dial
    /// pad, as `+266696687` for ANONYMOUS.
    Withheld(Text),
    /// The empty text, as `To` when a Voice SDK client calls without one.
    Empty,
    /// Anything else.
    Other(Text),
}

impl Address {
    /// The address, exactly as it was on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Phone(text)
            | Self::WhatsApp(text)
            | Self::Messenger(text)
            | Self::Rcs(text)
            | Self::Channel(text)
            | Self::Client(text)
            | Self::Sip(text)
            | Self::ShortCode(text)
            | Self::Alphanumeric(text)
            | Self::Withheld(text)
            | Self::Other(text) => text,
            Self::Empty => "",
        }
    }

    /// The phone number in E.164, whether on the phone network or on a channel such as `WhatsApp`.
    pub fn phone(&self) -> Option<&str> {
        let number = match self {
            Self::Phone(text) => text,
            Self::WhatsApp(text) | Self::Messenger(text) | Self::Rcs(text) | Self::Channel(text) => {
                text.split_once(':')?.1
            }
            _ => return None,
        };
        is_phone(number).then_some(number)
    }

    /// The name of the channel, `whatsapp` of `whatsapp:+15551234567`. Phones, clients and SIP have none.
    pub fn channel(&self) -> Option<&str> {
        match self {
            Self::WhatsApp(text) | Self::Messenger(text) | Self::Rcs(text) | Self::Channel(text) => {
                text.split_once(':').map(|(channel, _)| channel)
            }
            _ => None,
        }
    }

    /// The identity of a Voice SDK client, `alice` of `client:alice`.
    pub fn client(&self) -> Option<&str> {
        match self {
            Self::Client(text) => text.split_once(':').map(|(_, identity)| identity),
            _ => None,
        }
    }

    /// Whether the caller withheld the number.
    pub fn is_withheld(&self) -> bool {
        matches!(self, Self::Withheld(_))
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }
}

/// Words that replace a number, and the same words typed on a dial pad: ANONYMOUS, RESTRICTED,
/// BLOCKED, UNKNOWN, UNAVAILABLE.
const WITHHELD_WORDS: [&str; 7] =
    ["anonymous", "restricted", "blocked", "unknown", "unavailable", "private", "withheld"];
const WITHHELD_KEYS: [&str; 5] = ["+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"];

fn is_withheld(text: &str) -> bool {
    WITHHELD_WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) || WITHHELD_KEYS.contains(&text)
}

/// `+` and 7 to 15 digits: no national number with its country code is shorter.
fn is_phone(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| (7..=15).contains(&digits.len()) && is_digits(digits))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Up to eleven characters, at least one of them a letter.
///
/// <https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id>
fn is_alphanumeric(text: &str) -> bool {
    text.len() <= 11
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'+' | b'-' | b'_' | b'&'))
        && text.bytes().any(|b| b.is_ascii_alphabetic())
}

impl FromText for Address {
    const FORMAT: Format = Format::Address;

    fn from_text(text: Text) -> Self {
        if text.is_empty() {
            return Self::Empty;
        }
        if is_withheld(&text) {
            return Self::Withheld(text);
        }
        if let Some((scheme, _)) = text.split_once(':') {
            return match scheme {
                "whatsapp" => Self::WhatsApp(text),
                "client" => Self::Client(text),
                "sip" | "sips" => Self::Sip(text),
                "messenger" => Self::Messenger(text),
                "rcs" => Self::Rcs(text),
                other if !other.is_empty() && other.bytes().all(|b| b.is_ascii_lowercase()) => {
                    Self::Channel(text)
                }
                _ => Self::Other(text),
            };
        }
        match text.as_str() {
            number if is_phone(number) => Self::Phone(text),
            code if (3..=8).contains(&code.len()) && is_digits(code) => Self::ShortCode(text),
            name if is_alphanumeric(name) => Self::Alphanumeric(text),
            _ => Self::Other(text),
        }
    }
}

as_on_the_wire!(Address);
from_text!(Address);

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() || self.is_withheld() {
            fmt::Debug::fmt(self.as_str(), f)
        } else {
            write!(f, "{}", Masked(&self.as_str().escape_debug().to_string()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_sorted_by_its_looks() {
        let kind = |text: &str| match Address::from(text) {
            Address::Phone(_) => "phone",
            Address::WhatsApp(_) => "whatsapp",
            Address::Messenger(_) => "messenger",
            Address::Rcs(_) => "rcs",
            Address::Channel(_) => "channel",
            Address::Client(_) => "client",
            Address::Sip(_) => "sip",
            Address::ShortCode(_) => "short code",
            Address::Alphanumeric(_) => "alphanumeric",
            Address::Withheld(_) => "withheld",
            Address::Empty => "empty",
            Address::Other(_) => "other",
        };
        for (text, expected) in [
            ("+15551234567", "phone"),
            ("whatsapp:+15551234567", "whatsapp"),
            ("messenger:1234", "messenger"),
            ("rcs:my_agent_x1", "rcs"),
            ("test:conversationrelay", "channel"),
            ("client:bob", "client"),
            ("client:anonymous", "client"),
            ("sip:701@example.com", "sip"),
            ("sips:701@example.com", "sip"),
            ("12345", "short code"),
            ("ACME", "alphanumeric"),
            ("anonymous", "withheld"),
            ("Restricted", "withheld"),
            ("unknown", "withheld"),
            ("+266696687", "withheld"),
            ("", "empty"),
            ("+", "other"),
            ("+86", "other"),
            ("625553153167", "other"),
            (":", "other"),
            ("a sentence, not an address", "other"),
        ] {
            assert_eq!(kind(text), expected, "{text:?}");
            assert_eq!(Address::from(text).as_str(), text);
            assert_eq!(Address::from(text).to_string(), text);
        }
    }

    #[test]
    fn parts_are_found() {
        assert_eq!(Address::from("+15551234567").phone(), Some("+15551234567"));
        assert_eq!(Address::from("rcs:+15551234567").phone(), Some("+15551234567"));
        assert_eq!(Address::from("rcs:my_agent").phone(), None);
        assert_eq!(Address::from("+266696687").phone(), None);
        assert_eq!(Address::from("whatsapp:+15551234567").channel(), Some("whatsapp"));
        assert_eq!(Address::from("client:bob").channel(), None);
        assert_eq!(Address::from("client:bob").client(), Some("bob"));
    }

    #[test]
    fn debug_hides_numbers_unless_asked() {
        let number = Address::from("whatsapp:+15551234567");
        assert_eq!(format!("{number:?}"), "whatsapp:+1•••4567");
        assert_eq!(format!("{number:#?}"), r#""whatsapp:+15551234567""#);
        assert_eq!(
            format!("{:?}", Address::from("sip:+15551234567@example.com")),
            "sip:+1•••4567@example.com"
        );
        assert_eq!(format!("{:?}", Address::from("+266696687")), r#""+266696687""#);
        assert_eq!(format!("{:?}", Address::from("client:bob")), "client:bob");
    }
}
