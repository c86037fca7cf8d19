//! Scheme, host and port: the part of a URL that the server cannot see.

use std::fmt;
use std::net::Ipv6Addr;

use super::error::UrlProblem;

/// Where Twilio sends its requests to.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Origin {
    secure: bool,
    /// `user:password@`, or empty.
    userinfo: String,
    host: String,
    /// With its colon (`:8443`), or empty.
    port: String,
}

impl Origin {
    pub(super) fn parse(scheme: &str, authority: &str) -> Result<Self, UrlProblem> {
        let secure = match scheme {
            _ if scheme.eq_ignore_ascii_case("https") => true,
            _ if scheme.eq_ignore_ascii_case("http") => false,
            _ if scheme.eq_ignore_ascii_case("wss") || scheme.eq_ignore_ascii_case("ws") => {
                return Err(UrlProblem::Websocket);
            }
            _ => return Err(UrlProblem::Scheme),
        };
        let (userinfo, address) = match authority.rfind('@') {
            Some(at) => authority.split_at(at + 1),
            None => ("", authority),
        };
        let (host, port) = split_port(address)?;
        Ok(Self { secure, userinfo: userinfo.to_owned(), host: host.to_owned(), port: port.to_owned() })
    }

    /// The same with another scheme.
    pub(crate) fn with_scheme(&self, secure: bool) -> Self {
        Self { secure, ..self.clone() }
    }

    /// The same with another host and port, where that is one (`example.com:8443`).
    pub(crate) fn with_address(&self, address: &str) -> Option<Self> {
        let (host, port) = split_port(address).ok()?;
        Some(Self { host: host.to_owned(), port: port.to_owned(), ..self.clone() })
    }

    pub(crate) fn is_secure(&self) -> bool {
        self.secure
    }

    /// The scheme of requests, or of websocket upgrades.
    pub(crate) fn scheme(&self, websocket: bool) -> &'static str {
        match (self.secure, websocket) {
            (true, false) => "https://",
            (false, false) => "http://",
            (true, true) => "wss://",
            (false, true) => "ws://",
        }
    }

    pub(crate) fn userinfo(&self) -> &str {
        &self.userinfo
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// The port as written, and the other way to write it: none for one that is there, the default one where
    /// there is none.
    pub(crate) fn ports(&self) -> [&str; 2] {
        let other = match (self.port.is_empty(), self.secure) {
            (false, _) => "",
            (true, true) => ":443",
            (true, false) => ":80",
        };
        [&self.port, other]
    }
}

/// Without user and password, so that it may be shown.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.scheme(false), self.host, self.port)
    }
}

/// Splits `host:port` into `host` and `:port`, both as written.
fn split_port(address: &str) -> Result<(&str, &str), UrlProblem> {
    let (host, port) = if address.starts_with('[') {
        let end = address.find(']').ok_or(UrlProblem::NotAnAddress)?;
        let (host, port) = address.split_at(end + 1);
        host[1..end].parse::<Ipv6Addr>().map_err(|_| UrlProblem::NotAnAddress)?;
        (host, port)
    } else {
        let (host, port) = address.split_at(address.find(':').unwrap_or(address.len()));
        check_host(host)?;
        (host, port)
    };
    check_port(port)?;
    Ok((host, port))
}

fn check_host(host: &str) -> Result<(), UrlProblem> {
    if host.is_empty() {
        return Err(UrlProblem::NoHost);
    }
    match host.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))) {
        None => Ok(()),
        Some('_') => Err(UrlProblem::Underscore),
        Some(character) => Err(UrlProblem::HostCharacter(character)),
    }
}

fn check_port(port: &str) -> Result<(), UrlProblem> {
    let Some(digits) = port.strip_prefix(':') else {
        return if port.is_empty() { Ok(()) } else { Err(UrlProblem::Port) };
    };
    let number = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok()).flatten();
    match number {
        Some(1..) if !digits.starts_with('0') => Ok(()),
        _ => Err(UrlProblem::Port),
    }
}
