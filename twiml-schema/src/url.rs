//! What a URL looks like, by [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986).

use std::fmt::{self, Write as _};
use std::net::Ipv6Addr;

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
    /// A character that no host name has, or `[` where the address is wrong. Twilio refuses `_`, too.
    Host(char),
    /// A port that is not a number up to 65535.
    Port,
}

impl fmt::Display for UrlProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(' ') => f.write_str("a space has to be escaped in a URL"),
            Self::Character('\n' | '\r') => f.write_str("this URL has a line break in it"),
            Self::Character(c) => write!(f, "{c:?} has to be escaped in a URL"),
            Self::Percent => f.write_str("two hexadecimal digits have to follow a `%` in a URL"),
            Self::SecondScheme => f.write_str("this URL has a second scheme in it"),
            Self::NoHost => f.write_str("this URL has no host"),
            Self::Host(' ') => f.write_str("the host of a URL cannot have a space in it"),
            Self::Host('[') => {
                f.write_str("between `[` and `]`, the host of a URL is an address of IP version 6")
            }
            Self::Host(c) => write!(f, "the host of a URL cannot have {c:?} in it"),
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
    let rest = match scheme(text) {
        Some(scheme) => text.get(scheme.len() + 1..).unwrap_or_default(),
        None => text,
    };
    let is_of_the_web = |scheme: &str| WEB.iter().any(|web| web.eq_ignore_ascii_case(scheme));
    let Some(after) = rest.strip_prefix("//") else {
        // No one means a path by `https:/a` and `https//a`.
        let begins = scheme(text).or_else(|| text.split_once("//").map(|(before, _)| before));
        if begins.is_some_and(is_of_the_web) {
            return Some(UrlProblem::NoHost);
        }
        return characters_problem(rest);
    };
    if after.split_once("://").is_some_and(|(before, _)| is_scheme(before)) {
        return Some(UrlProblem::SecondScheme);
    }
    let (authority, path) = after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len()));
    authority_problem(authority).or_else(|| characters_problem(path))
}

/// The schemes of pages and sockets.
const WEB: [&str; 4] = ["https", "http", "wss", "ws"];

/// The scheme of a URL that has one, without its colon.
///
/// ```
/// use twiml_schema::url::scheme;
///
/// assert_eq!(scheme("HTTPS://example.com/a:b"), Some("HTTPS"));
/// assert_eq!(scheme("/a:b"), None);
/// ```
pub fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    is_scheme(scheme).then_some(scheme)
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// `user:password@host:port`
fn authority_problem(authority: &str) -> Option<UrlProblem> {
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (host, port) = match host.strip_prefix('[') {
        // The address of IP version 6 is in brackets.
        Some(rest) => {
            let (address, port) = rest.split_once(']').unwrap_or((rest, "["));
            if address.parse::<Ipv6Addr>().is_err() || !(port.is_empty() || port.starts_with(':')) {
                return Some(UrlProblem::Host('['));
            }
            ("", port.strip_prefix(':'))
        }
        None => {
            let (host, port) = host.split_once(':').map_or((host, None), |(host, port)| (host, Some(port)));
            if host.is_empty() {
                return Some(UrlProblem::NoHost);
            }
            (host, port)
        }
    };
    let is_in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    if let Some(wrong) = host.chars().find(|&c| !is_in_name(c)) {
        return Some(UrlProblem::Host(wrong));
    }
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    if port.is_some_and(|port| !port.is_empty() && !is_port(port)) {
        return Some(UrlProblem::Port);
    }
    characters_problem(user)
}

/// What is wrong with the path, query and fragment.
fn characters_problem(text: &str) -> Option<UrlProblem> {
    Characters::of(text).find_map(|character| match character {
        Character::Right(_) | Character::Escape(_) => None,
        Character::Wrong('%') => Some(UrlProblem::Percent),
        Character::Wrong(c) => Some(UrlProblem::Character(c)),
    })
}

/// A character of a path, query or fragment.
enum Character<'t> {
    Right(char),
    /// `%` and two digits.
    Escape(&'t str),
    /// It has to be escaped.
    Wrong(char),
}

/// The characters of a path, query and fragment.
struct Characters<'t> {
    rest: &'t str,
    in_path: bool,
    in_fragment: bool,
}

impl<'t> Characters<'t> {
    fn of(text: &'t str) -> Self {
        Self { rest: text, in_path: true, in_fragment: false }
    }
}

impl<'t> Iterator for Characters<'t> {
    type Item = Character<'t>;

    fn next(&mut self) -> Option<Character<'t>> {
        let c = self.rest.chars().next()?;
        let (one, after) = self.rest.split_at(c.len_utf8());
        if one == "%" && begins_with_hex(after) {
            let (escape, after) = self.rest.split_at(3);
            self.rest = after;
            return Some(Character::Escape(escape));
        }
        self.rest = after;
        let is_right = match c {
            // Servers take them in a query as they are, and Twilio calls and signs such URLs.
            '[' | ']' => !self.in_path,
            '#' => !self.in_fragment,
            c => u8::try_from(c).is_ok_and(is_url_byte),
        };
        self.in_fragment |= c == '#';
        self.in_path &= !matches!(c, '?' | '#');
        Some(if is_right { Character::Right(c) } else { Character::Wrong(c) })
    }
}

fn begins_with_hex(text: &str) -> bool {
    matches!(text.as_bytes(), [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

/// Whether a byte needs no escape anywhere behind the host: unreserved and reserved characters, but for those that count in one place alone.
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
    let text = text.trim_ascii();
    let authority = text.find("//").map_or(0, |at| {
        let after = text.get(at + 2..).unwrap_or_default();
        let is_first = text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(':'));
        if is_first { at + 2 + after.find(['/', '?', '#']).unwrap_or(after.len()) } else { 0 }
    });
    let (authority, path) = text.split_at(authority);
    let mut out = authority.to_owned();
    for character in Characters::of(path) {
        match character {
            Character::Right(c) => out.push(c),
            Character::Escape(escape) => out.push_str(escape),
            Character::Wrong(c) => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    // Writing to a string does not fail.
                    let _ = write!(out, "%{byte:02X}");
                }
            }
        }
    }
    out
}

/// Whether a relative address reads as the name of a handler, as Rust writes it: `wait`, `ivr::menu`.
pub fn reads_as_name(text: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    text.split("::").all(is_word)
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
        for url in ["/", "/menu?x=1&y=2", "https://example.com", "https://a-1.example/x;y?z=1"] {
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
            ("https://bücher.example/", UrlProblem::Host('ü')),
            ("https://a example/b", UrlProblem::Host(' ')),
            ("https://a%20b.example/", UrlProblem::Host('%')),
            ("https://[zz]/x", UrlProblem::Host('[')),
            ("https://[::1]x/y", UrlProblem::Host('[')),
            ("https://[::1", UrlProblem::Host('[')),
            ("//my_host/a", UrlProblem::Host('_')),
            ("https://a b@example.com/", UrlProblem::Character(' ')),
            ("https://example.com:+80/", UrlProblem::Port),
            ("https://example.com:80:81/", UrlProblem::Port),
            ("https://example.com/a[b]", UrlProblem::Character('[')),
            ("/a#b#c", UrlProblem::Character('#')),
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
        for text in [
            "my greeting.mp3",
            "100%",
            "/ä?x={y}",
            "a%SPACE%b",
            "/a[b]?c=[d]#e#f",
            "https://[::1]/[a]",
            "/a//b c",
        ] {
            let url = escaped(text);
            assert_eq!(problem(&url), None, "{url}");
            assert_eq!(escaped(&url), url);
        }
    }

    #[test]
    fn names_are_told_from_addresses() {
        for name in ["wait", "main_menu2", "ivr::menu", "crate::ivr::menu", "_x", "Menu"] {
            assert!(reads_as_name(name), "{name}");
        }
        for address in [
            "",
            "/wait",
            "wait/",
            "wait.php",
            "a-b",
            "?x=1",
            "https://example.com",
            "2nd",
            "ivr::",
            "ivr:menu",
        ] {
            assert!(!reads_as_name(address), "{address}");
        }
    }
}
