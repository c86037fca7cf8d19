//! What a URL looks like, by [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986).

use std::fmt::{self, Write as _};

/// What keeps a text from being a URL.
///
/// It displays itself as a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UrlProblem {
    /// A character that has to be escaped.
    Character(char),
    /// A `%` that does not begin an escape.
    Percent,
    /// A second scheme behind the first, as in `https://https://example.com`.
    SecondScheme,
    /// No host behind the scheme.
    NoHost,
    /// A character that no host name has. Twilio refuses `_`, too.
    Host(char),
    /// A port that is not a number up to 65535.
    Port,
}

impl fmt::Display for UrlProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(' ') => f.write_str("a space has to be escaped in a URL"),
            Self::Character(c) => write!(f, "{c:?} has to be escaped in a URL"),
            Self::Percent => f.write_str("two hexadecimal digits have to follow a `%` in a URL"),
            Self::SecondScheme => f.write_str("this URL has a second scheme in it"),
            Self::NoHost => f.write_str("this URL has no host"),
            Self::Host(c) => write!(f, "the host of a URL cannot hold {c:?}"),
            Self::Port => f.write_str("the port of a URL is a number up to 65535"),
        }
    }
}

/// What is wrong with the shape of a URL, absolute or relative, if anything is. Whitespace around it does not count.
///
/// ```
/// use twiml_schema::url::{UrlProblem, problem};
///
/// assert_eq!(problem("https://example.com/menu?step=2#rc=3"), None);
/// assert_eq!(problem("/menu"), None);
/// assert_eq!(problem("my greeting.mp3"), Some(UrlProblem::Character(' ')));
/// assert_eq!(problem("https://example.com/100%"), Some(UrlProblem::Percent));
/// assert_eq!(problem("https://http://example.com"), Some(UrlProblem::SecondScheme));
/// ```
pub fn problem(text: &str) -> Option<UrlProblem> {
    let text = text.trim_ascii();
    let absolute = text.split_once("://").filter(|(scheme, _)| is_scheme(scheme));
    if absolute.is_none() && lacks_slashes(text) {
        return Some(UrlProblem::NoHost);
    }
    if let Some((_, rest)) = absolute {
        let has_scheme = rest.split_once("://").is_some_and(|(before, _)| is_scheme(before));
        if has_scheme {
            return Some(UrlProblem::SecondScheme);
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if let Some(problem) = authority_problem(authority) {
            return Some(problem);
        }
    }
    characters_problem(text)
}

/// `https:/a`, `https:a` and `https//a` are no URLs of the web, and no one means a path by them.
fn lacks_slashes(text: &str) -> bool {
    ["https", "http", "wss", "ws"]
        .iter()
        .filter_map(|scheme| text.strip_prefix(scheme))
        .any(|rest| rest.starts_with(':') || rest.starts_with("//"))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// `user:password@host:port`
fn authority_problem(authority: &str) -> Option<UrlProblem> {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    // The address of IP version 6 is in brackets.
    let (host, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((_, port)) => (None, port.strip_prefix(':')),
        None => match host.split_once(':') {
            Some((host, port)) => (Some(host), Some(port)),
            None => (Some(host), None),
        },
    };
    if let Some(host) = host {
        if host.is_empty() {
            return Some(UrlProblem::NoHost);
        }
        // Letters beyond ASCII are reported as characters to be escaped.
        let wrong = host
            .chars()
            .find(|&c| c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '%'));
        if let Some(wrong) = wrong.filter(|&c| c != ' ') {
            return Some(UrlProblem::Host(wrong));
        }
    }
    port.is_some_and(|port| !port.is_empty() && port.parse::<u16>().is_err()).then_some(UrlProblem::Port)
}

fn characters_problem(text: &str) -> Option<UrlProblem> {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !is_url_byte(byte)) {
        let mut wrong = rest.get(at..).unwrap_or_default().chars();
        match wrong.next() {
            Some('%') if begins_with_hex(wrong.as_str()) => rest = wrong.as_str(),
            Some('%') => return Some(UrlProblem::Percent),
            Some(c) => return Some(UrlProblem::Character(c)),
            None => break,
        }
    }
    None
}

fn begins_with_hex(text: &str) -> bool {
    matches!(text.as_bytes(), [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

/// Whether a byte needs no escape anywhere in a URL: unreserved and reserved characters.
const fn is_url_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.'
                | b'_'
                | b'~'
                | b':'
                | b'/'
                | b'?'
                | b'#'
                | b'['
                | b']'
                | b'@'
                | b'!'
                | b'$'
                | b'&'
                | b'\''
                | b'('
                | b')'
                | b'*'
                | b'+'
                | b','
                | b';'
                | b'='
        )
}

/// Whether a URL is sure to be right, in XML or out of it. This is quick, and knows only what most URLs are made of: a host without a port,
/// no escapes, and nothing that XML escapes but `&`. What it does not know may be right as well.
///
/// ```
/// use twiml_schema::url::is_plain;
///
/// assert!(is_plain("https://example.com/menu?step=2&amp;late=true"));
/// assert!(is_plain("/menu"));
/// assert!(!is_plain("my greeting.mp3"));
/// ```
pub fn is_plain(text: &str) -> bool {
    let mut rest = text.as_bytes();
    if let Some(from_host) = rest.strip_prefix(b"https://") {
        let host = from_host.iter().position(|&byte| !PLAIN[usize::from(byte)].in_host);
        let (host, path) = from_host.split_at(host.unwrap_or(from_host.len()));
        if host.is_empty() {
            return false;
        }
        rest = path;
    }
    match rest {
        [] => return !text.is_empty(),
        [b'/', ..] => {}
        _ => return false,
    }
    while let Some(at) = rest.iter().position(|&byte| !PLAIN[usize::from(byte)].in_path) {
        // In XML, only `&amp;` is the entity of something that needs no escape in a URL.
        match rest.get(at..) {
            Some([b'&', b'l' | b'g' | b'q' | b'#', ..]) => return false,
            Some([b'&', after @ ..]) => rest = after,
            _ => return false,
        }
    }
    true
}

/// What a byte is in a plain URL.
#[derive(Clone, Copy)]
struct Plain {
    in_host: bool,
    /// Or in the query. A colon may be part of a second scheme.
    in_path: bool,
}

static PLAIN: [Plain; 256] = {
    let mut plain = [Plain { in_host: false, in_path: false }; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        plain[byte as usize] = Plain {
            in_host: byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'),
            in_path: is_url_byte(byte) && !matches!(byte, b':' | b'&'),
        };
        byte += 1;
    }
    plain
};

/// A text with everything escaped that a URL cannot hold.
///
/// ```
/// assert_eq!(twiml_schema::url::escaped("/my greeting.mp3?q=50%"), "/my%20greeting.mp3?q=50%25");
/// ```
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.trim_ascii();
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let is_escape = c == '%' && begins_with_hex(after);
        if is_escape || u8::try_from(c).is_ok_and(is_url_byte) {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string does not fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_of_every_form_are_right() {
        for url in [
            "",
            "/",
            "menu",
            "../menu?x=1&y=2",
            "https://example.com",
            "https://user:secret@example.com:8443/a%20b?c=[d]#rc=3&rp=all",
            "http://127.0.0.1:3000/",
            "https://[::1]:3000/x",
            "wss://xn--bcher-kva.example/stream",
            " https://example.com/around\n",
            "https://example.com/?next=https://other.example/",
            "//cdn.example.com/a.mp3",
            "/back?to=https://my_host",
            "https-test/a.mp3",
        ] {
            assert_eq!(problem(url), None, "{url:?}");
        }
    }

    #[test]
    fn plain_urls_are_right() {
        for url in ["/", "/menu?x=1&y=2#a", "https://example.com", "https://a-1.example/x;y?z=[]"] {
            assert!(is_plain(url), "{url}");
            assert_eq!(problem(url), None, "{url}");
        }
        for url in [
            "",
            "menu",
            "https://",
            "https://a_b.example",
            "https://a.example:80/",
            "/a%20b",
            "/a b",
            "/ä",
            "/&lt;",
            "/x?y=https://a.example",
        ] {
            assert!(!is_plain(url), "{url}");
        }
    }

    #[test]
    fn each_problem_is_found() {
        for (url, expected) in [
            ("a%SPACE%b", UrlProblem::Percent),
            ("https://example.com/%", UrlProblem::Percent),
            ("my greeting.mp3", UrlProblem::Character(' ')),
            ("https://example.com/ä", UrlProblem::Character('ä')),
            ("https://example.com/{id}", UrlProblem::Character('{')),
            ("https://example.com\\menu", UrlProblem::Host('\\')),
            ("https://bücher.example/", UrlProblem::Character('ü')),
            ("https:///menu", UrlProblem::NoHost),
            ("https://", UrlProblem::NoHost),
            ("https:/example.com/", UrlProblem::NoHost),
            ("https:example.com/", UrlProblem::NoHost),
            ("http//example.com/", UrlProblem::NoHost),
            ("https://my_host.example/", UrlProblem::Host('_')),
            ("https://example.com:80000/", UrlProblem::Port),
            ("https://example.com:port/", UrlProblem::Port),
            ("wss://wss://example.com/", UrlProblem::SecondScheme),
            ("wss://https://example.com/", UrlProblem::SecondScheme),
        ] {
            assert_eq!(problem(url), Some(expected), "{url:?}");
        }
    }

    #[test]
    fn what_is_escaped_is_right_and_stays() {
        for text in ["my greeting.mp3", "100%", "/ä?x={y}", "a%SPACE%b"] {
            let url = escaped(text);
            assert_eq!(problem(&url), None, "{url}");
            assert_eq!(escaped(&url), url);
        }
    }
}
