//! Who a message or call comes from or goes to.

use std::borrow::Cow;
use std::fmt;

use crate::mask::Masked;
use crate::sip_uri::{SipUri, is_phone};
use crate::{Format, FromText, Text};

/// Who a message or call comes from or goes to.
///
/// It is usually a phone number, but not always. The variant follows from how the text looks, and no text is refused.
/// Every variant has the whole text as it was on the wire, with its prefix, as do [`as_str`](Self::as_str) and
/// `Display`:
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::Address;
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
    /// pad, as `+266696687` for ANONYMOUS. In SIP, such a user, or a host that does not exist:
    /// `sip:anonymous@anonymous.invalid`.
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

    /// The phone number in E.164, whatever it is in: that of a phone, of a channel, or of a SIP address
    /// (`sip:+15551234567@example.com`).
    ///
    /// The number in a SIP address is what the caller's own system says. [`phone`](Self::phone) leaves it out.
    pub fn number(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Sip(text) => SipUri::parse(text)?.number(),
            _ => self.phone().map(Cow::Borrowed),
        }
    }

    /// The user: the one of a SIP address, the identity of a client, or what follows the name of a channel.
    pub fn user(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::WhatsApp(text)
            | Self::Messenger(text)
            | Self::Rcs(text)
            | Self::Channel(text)
            | Self::Client(text) => text.split_once(':').map(|(_, user)| Cow::Borrowed(user)),
            _ => self.sip()?.user(),
        }
    }

    /// The host of a SIP address, `example.com` of `sip:alice@example.com`.
    pub fn host(&self) -> Option<&str> {
        self.sip().map(|uri| uri.host())
    }

    /// The SIP address, taken apart, also that of a caller who withheld the number.
    pub fn sip(&self) -> Option<SipUri<'_>> {
        match self {
            Self::Sip(text) | Self::Withheld(text) => SipUri::parse(text),
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
    is_word(text) || text.rsplit_once('@').is_some_and(|(user, host)| is_word(user) && is_invalid(host))
}

/// Whether a text replaces a number.
fn is_word(text: &str) -> bool {
    WITHHELD_WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) || WITHHELD_KEYS.contains(&text)
}

/// Whether a SIP address says nothing of the caller (RFC 3323, section 4.1.1.3).
fn is_withheld_sip(uri: &SipUri<'_>) -> bool {
    is_invalid(uri.host()) || uri.user().is_some_and(|user| is_word(&user))
}

/// Whether a host is one that never exists (RFC 2606).
fn is_invalid(host: &str) -> bool {
    host.trim_end_matches('.').rsplit_once('.').is_some_and(|(_, top)| top.eq_ignore_ascii_case("invalid"))
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
        // Most are.
        if is_phone(&text) {
            return if WITHHELD_KEYS.contains(&&*text) { Self::Withheld(text) } else { Self::Phone(text) };
        }
        if is_withheld(&text) {
            return Self::Withheld(text);
        }
        if let Some(uri) = SipUri::parse(&text) {
            return if is_withheld_sip(&uri) { Self::Withheld(text) } else { Self::Sip(text) };
        }
        if let Some((scheme, _)) = text.split_once(':') {
            return match scheme {
                "whatsapp" => Self::WhatsApp(text),
                "client" => Self::Client(text),
                "messenger" => Self::Messenger(text),
                "rcs" => Self::Rcs(text),
                other if !other.is_empty() && other.bytes().all(|b| b.is_ascii_lowercase()) => {
                    Self::Channel(text)
                }
                _ => Self::Other(text),
            };
        }
        match text.as_str() {
            code if (3..=8).contains(&code.len()) && is_digits(code) => Self::ShortCode(text),
            name if is_alphanumeric(name) => Self::Alphanumeric(text),
            _ => Self::Other(text),
        }
    }
}

as_on_the_wire!(Address);
from_text!(Address);

impl From<&Self> for Address {
    fn from(address: &Self) -> Self {
        address.clone()
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A word says nothing of anyone; a SIP address may have a number somewhere.
        if f.alternate() || self.is_withheld() && self.sip().is_none() {
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
            ("SIP:701@example.com", "sip"),
            ("sip:+15551234567@example.com", "sip"),
            ("sip:", "sip"),
            ("sip:anonymous@anonymous.invalid", "withheld"),
            ("sip:Anonymous@ANONYMOUS.invalid:5060;user=phone", "withheld"),
            ("anonymous@anonymous.invalid", "withheld"),
            ("sip:anonymous@example.com", "withheld"),
            ("sips:%61nonymous@192.0.2.1", "withheld"),
            ("sip:unavailable@unknown.invalid", "withheld"),
            ("sip:c8oqz84zk7z@privacy.invalid.", "withheld"),
            ("sip:+266696687@example.com", "withheld"),
            ("unknown@example.com", "other"),
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
        for (text, number, user, host) in [
            ("+15551234567", Some("+15551234567"), None, None),
            ("whatsapp:+15551234567", Some("+15551234567"), Some("+15551234567"), None),
            ("messenger:1234", None, Some("1234"), None),
            ("client:bob", None, Some("bob"), None),
            ("sip:b%6fb@example.com:5060", None, Some("bob"), Some("example.com")),
            ("sip:+15551234567@example.com", Some("+15551234567"), Some("+15551234567"), Some("example.com")),
            ("sip:+266696687@example.com", None, Some("+266696687"), Some("example.com")),
            ("anonymous", None, None, None),
            ("12345", None, None, None),
            ("", None, None, None),
        ] {
            let address = Address::from(text);
            assert_eq!(address.number().as_deref(), number, "{text}");
            assert_eq!(address.user().as_deref(), user, "{text}");
            assert_eq!(address.host(), host, "{text}");
        }
        assert_eq!(Address::from("sip:+15551234567@example.com").phone(), None);
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
