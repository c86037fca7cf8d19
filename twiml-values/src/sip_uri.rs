//! A SIP address, taken apart.

use std::borrow::Cow;
use std::fmt;

use crate::mask::Masked;

/// A SIP address, taken apart: `sip:user@host:port;parameters?headers`.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::Address;
///
/// let from = Address::from("sip:+15551112222@acme.sip.twilio.com:5061;user=phone?x-customer=4%2F7");
/// let uri = from.sip().unwrap();
/// assert_eq!(uri.number().as_deref(), Some("+15551112222"));
/// assert_eq!((uri.host(), uri.port()), ("acme.sip.twilio.com", Some(5061)));
/// assert_eq!(uri.parameter("user").as_deref(), Some("phone"));
/// assert_eq!(uri.header("X-Customer").as_deref(), Some("4/7"));
/// ```
///
/// Percent-encoding is decoded, and what is not UTF-8 is replaced. Every text that begins with `sip:` or `sips:` can be taken
/// apart, however odd it is: parts that are missing are `None` or empty, and [`as_str`](Self::as_str) has all of it.
///
/// <https://www.rfc-editor.org/rfc/rfc3261#section-19.1>
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SipUri<'a> {
    text: &'a str,
    is_secure: bool,
    user: Option<&'a str>,
    host: &'a str,
    port: Option<&'a str>,
    parameters: &'a str,
    headers: &'a str,
}

impl<'a> SipUri<'a> {
    /// Takes a text apart; `None` if it does not begin with `sip:` or `sips:`, in uppercase or lowercase.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (scheme, rest) = text.split_once(':')?;
        let is_secure = scheme.eq_ignore_ascii_case("sips");
        if !is_secure && !scheme.eq_ignore_ascii_case("sip") {
            return None;
        }
        let (user, rest) = split_user(rest);
        // A `?` cannot be in a parameter, and a `;` can be in a header.
        let (rest, headers) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, parameters) = rest.split_once(';').unwrap_or((rest, ""));
        let (host, port) = split_port(host);
        Some(Self { text, is_secure, user, host, port, parameters, headers })
    }

    /// The whole address, exactly as it was on the wire.
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    /// Whether it is `sips:`, which asks for TLS on the whole way.
    pub fn is_secure(&self) -> bool {
        self.is_secure
    }

    /// The user, `alice` of `sip:alice@example.com`, without a password.
    pub fn user(&self) -> Option<Cow<'a, str>> {
        let user = self.user?;
        let user = user.split_once(':').map_or(user, |(user, _password)| user);
        Some(decoded(user))
    }

    /// The phone number in E.164 that the user is: `+15551112222` of `sip:+1-555-111-2222@example.com`.
    pub fn number(&self) -> Option<Cow<'a, str>> {
        let user = match self.user()? {
            Cow::Borrowed(user) => Cow::Borrowed(before_parameters(user)),
            Cow::Owned(user) => Cow::Owned(before_parameters(&user).to_owned()),
        };
        // What makes a number easier to read for people.
        let is_separator = |letter| matches!(letter, '-' | '.' | '(' | ')');
        let number =
            if user.contains(is_separator) { Cow::Owned(user.replace(is_separator, "")) } else { user };
        is_phone(&number).then_some(number)
    }

    /// The host, as it is written: `acme.sip.twilio.com`, `192.0.2.1` or `[2001:db8::1]`.
    pub fn host(&self) -> &'a str {
        self.host
    }

    /// The port, if there is one.
    pub fn port(&self) -> Option<u16> {
        // `u16` would also read `+5060`.
        self.port.filter(|port| port.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
    }

    /// The parameters, name and value, in the order in which they came. One without a value has an empty one.
    pub fn parameters(&self) -> impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)> + use<'a> {
        pairs(self.parameters, ';')
    }

    /// The first parameter with that name, in uppercase or lowercase.
    pub fn parameter(&self, name: &str) -> Option<Cow<'a, str>> {
        find(self.parameters(), name)
    }

    /// The headers that the call is to have, name and value, in the order in which they came.
    pub fn headers(&self) -> impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)> + use<'a> {
        pairs(self.headers, '&')
    }

    /// The first header with that name, in uppercase or lowercase.
    pub fn header(&self, name: &str) -> Option<Cow<'a, str>> {
        find(self.headers(), name)
    }
}

/// As on the wire.
impl fmt::Display for SipUri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl fmt::Debug for SipUri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            fmt::Debug::fmt(self.text, f)
        } else {
            write!(f, "{}", Masked(&self.text.escape_debug().to_string()))
        }
    }
}

/// `+` and 7 to 15 digits: no national number with its country code is shorter.
pub(crate) fn is_phone(text: &str) -> bool {
    text.strip_prefix('+')
        .is_some_and(|digits| (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// What comes before the `@` of the host. A `@` in the user should be encoded; where it is not, the last one before the host's
/// parameters counts. A user may contain `;` and `?`.
fn split_user(rest: &str) -> (Option<&str>, &str) {
    let mut found = None;
    let mut start = 0;
    while let Some((before, after)) = rest.get(start..).and_then(|rest| rest.split_once('@')) {
        if found.is_some() && before.contains([';', '?']) {
            break;
        }
        let at = start + before.len();
        found = Some((rest.get(..at), after));
        start = at + 1;
    }
    found.unwrap_or((None, rest))
}

/// The host, and what follows its last colon. The colons of an IPv6 address are in brackets.
fn split_port(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') && (name.ends_with(']') || !name.contains(':')) => {
            (name, Some(port))
        }
        _ => (host, None),
    }
}

/// A phone number in a user may have parameters of its own: `+15551112222;ext=7`.
fn before_parameters(user: &str) -> &str {
    user.split_once(';').map_or(user, |(number, _)| number)
}

fn pairs(text: &str, separator: char) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    text.split(separator).filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    })
}

fn find<'a>(
    mut pairs: impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)>,
    name: &str,
) -> Option<Cow<'a, str>> {
    pairs.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// A text without its percent-encoding. A `%` that encodes nothing stays.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    while let Some((&byte, rest)) = bytes.split_first() {
        let encoded = if byte == b'%' { digit(rest.first()).zip(digit(rest.get(1))) } else { None };
        match encoded.and_then(|(high, low)| u8::try_from(high * 16 + low).ok()) {
            Some(byte) => {
                out.push(byte);
                bytes = rest.get(2..).unwrap_or_default();
            }
            None => {
                out.push(byte);
                bytes = rest;
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> SipUri<'_> {
        let uri = SipUri::parse(text).unwrap();
        assert_eq!((uri.as_str(), uri.to_string().as_str()), (text, text));
        uri
    }

    fn all<'a>(pairs: impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)>) -> Vec<(String, String)> {
        pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_whole_form_is_taken_apart() {
        let uri = parse(
            "sip:+15551112222;ext=7:pass@acme.sip.twilio.com:5061;user=phone;lr;Transport=TLS?x-a=b%26c&X-B=1+2",
        );
        assert_eq!(uri.user().as_deref(), Some("+15551112222;ext=7"));
        assert_eq!(uri.number().as_deref(), Some("+15551112222"));
        assert_eq!((uri.host(), uri.port()), ("acme.sip.twilio.com", Some(5061)));
        assert!(!uri.is_secure());
        assert_eq!(all(uri.parameters()), owned(&[("user", "phone"), ("lr", ""), ("Transport", "TLS")]));
        assert_eq!(uri.parameter("transport").as_deref(), Some("TLS"));
        assert_eq!(all(uri.headers()), owned(&[("x-a", "b&c"), ("X-B", "1+2")]));
        assert_eq!(uri.header("x-b").as_deref(), Some("1+2"));
        assert_eq!(uri.header("x-c"), None);
    }

    #[test]
    fn users_are_decoded_and_hosts_may_be_addresses() {
        for (text, user, number, host, port) in [
            ("sip:alice@example.com", Some("alice"), None, "example.com", None),
            ("SIPS:701@192.0.2.1:5061", Some("701"), None, "192.0.2.1", Some(5061)),
            ("sip:%2B15551112222@h", Some("+15551112222"), Some("+15551112222"), "h", None),
            (
                "sip:+1-(555)-111.2222@h;user=phone",
                Some("+1-(555)-111.2222"),
                Some("+15551112222"),
                "h",
                None,
            ),
            ("sip:j%40home@[2001:db8::1]:5070", Some("j@home"), None, "[2001:db8::1]", Some(5070)),
            ("sip:j@home@h?to=a@b", Some("j@home"), None, "h", None),
            ("sip:a?b;c@h;p?to=a@b", Some("a?b;c"), None, "h", None),
            ("sip:%zz%e4%@h", Some("%zz\u{fffd}%"), None, "h", None),
            ("sip:example.com;lr", None, None, "example.com", None),
            ("sip:[::1]", None, None, "[::1]", None),
            ("sip:a@::1", Some("a"), None, "::1", None),
            ("sip:a@h:99999", Some("a"), None, "h", None),
            ("sip:a@h:+5060", Some("a"), None, "h", None),
            ("sip:@", Some(""), None, "", None),
            ("sip:", None, None, "", None),
            ("sip:é@ü:é;é?é", Some("é"), None, "ü", None),
            ("sip:+123456@h", Some("+123456"), None, "h", None),
        ] {
            let uri = parse(text);
            assert_eq!(uri.user().as_deref(), user, "{text}");
            assert_eq!(uri.number().as_deref(), number, "{text}");
            assert_eq!((uri.host(), uri.port()), (host, port), "{text}");
        }
        assert!(parse("SIPS:a@h").is_secure());
        for text in ["", "sip", "sipx:a@h", "tel:+15551112222", ":", "alice@example.com"] {
            assert_eq!(SipUri::parse(text), None, "{text}");
        }
    }

    #[test]
    fn debug_hides_numbers_unless_asked() {
        let uri = parse("sip:+15551112222@example.com");
        assert_eq!(format!("{uri:?}"), "sip:+1•••2222@example.com");
        assert_eq!(format!("{uri:#?}"), r#""sip:+15551112222@example.com""#);
    }
}
