//! The address under which Twilio reaches the application.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use super::error::{ConfigError, UrlProblem};
use super::origin::Origin;
use super::placeholder::is_example;

/// The address under which Twilio reaches the application: scheme, host, port where there is one, and the
/// path that a proxy in front takes away, where one does.
///
/// Twilio signs the URL that it calls. Behind a proxy or a tunnel the server sees another one, and headers
/// that claim to know better (`X-Forwarded-Host`) can be sent by anyone, so the address is configured. Write
/// it as it is in the Twilio console: a host in capitals stays in capitals. User and password
/// (`https://user:password@example.com`), for which Twilio's requests carry basic authentication, are kept
/// for the check and never shown; a `#fragment`, which Twilio never sends, is dropped.
///
/// ```
/// # use twiml_runtime::PublicUrl;
/// let url: PublicUrl = "https://example.com/hooks/".parse()?;
/// assert_eq!(url.as_str(), "https://example.com/hooks");
/// assert_eq!(url.base_path(), "/hooks");
/// assert_eq!(url.join("/sms"), "https://example.com/hooks/sms");
/// # Ok::<(), twiml_runtime::ConfigError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicUrl {
    origin: Origin,
    text: String,
    base_path: String,
}

impl PublicUrl {
    /// The address without user, password, fragment and final slash.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The path in front of every path that the application sees: empty, or `/hooks`.
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// Scheme, host and port.
    pub(crate) fn without_path(&self) -> &str {
        self.text.strip_suffix(self.base_path()).unwrap_or(&self.text)
    }

    /// The full URL of a path of the application. A path without its leading slash gets one.
    pub fn join(&self, path: &str) -> String {
        let slash = if path.is_empty() || path.starts_with('/') { "" } else { "/" };
        format!("{}{slash}{path}", self.text)
    }

    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Logs what is allowed, and still not what an application should be deployed with.
    pub(in crate::verify) fn warn_of_doubts(&self) {
        let host = self.origin.host();
        if is_example(host) {
            tracing::warn!(
                public_url = self.as_str(),
                "the public URL has a host for examples, which Twilio cannot call: set it to the application's own"
            );
        } else if !self.origin.is_secure() && !is_loopback(host) {
            tracing::warn!(
                public_url = self.as_str(),
                "the public URL begins with http://, so anyone on the way can read the requests of Twilio and send them again: \
                 serve over https://, and give Twilio and this verifier that address"
            );
        }
    }
}

/// Whether a host is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    let name = host.to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback() || address.is_unspecified())
}

impl FromStr for PublicUrl {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, ConfigError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(UrlProblem::Empty.into());
        }
        let (scheme, rest) = text.split_once("://").ok_or(UrlProblem::NoScheme)?;
        let rest = rest.split('#').next().unwrap_or_default();
        if rest.contains('?') {
            return Err(UrlProblem::Query.into());
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let origin = Origin::parse(scheme, authority)?;
        let base_path = path.trim_end_matches('/');
        if let Some(character) =
            base_path.chars().find(|c| !c.is_ascii_graphic() || matches!(c, '\\' | '"' | '<' | '>'))
        {
            return Err(UrlProblem::PathCharacter(character).into());
        }
        Ok(Self { text: format!("{origin}{base_path}"), base_path: base_path.to_owned(), origin })
    }
}

impl TryFrom<&str> for PublicUrl {
    type Error = ConfigError;

    fn try_from(text: &str) -> Result<Self, ConfigError> {
        text.parse()
    }
}

impl TryFrom<String> for PublicUrl {
    type Error = ConfigError;

    fn try_from(text: String) -> Result<Self, ConfigError> {
        text.parse()
    }
}

impl TryFrom<&String> for PublicUrl {
    type Error = ConfigError;

    fn try_from(text: &String) -> Result<Self, ConfigError> {
        text.parse()
    }
}

impl From<&PublicUrl> for PublicUrl {
    fn from(url: &PublicUrl) -> Self {
        url.clone()
    }
}

impl AsRef<str> for PublicUrl {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> PublicUrl {
        text.parse().unwrap()
    }

    #[test]
    fn what_can_be_written_in_the_console_is_understood() {
        assert_eq!(parse("https://example.com").as_str(), "https://example.com");
        assert_eq!(parse(" HTTPS://Example.COM:8443/ ").as_str(), "https://Example.COM:8443");
        assert_eq!(parse("http://[2001:db8::1]:8080/a").as_str(), "http://[2001:db8::1]:8080/a");
        assert_eq!(parse("https://example.com/a/b//").base_path(), "/a/b");
        assert_eq!(parse("https://example.com#rc=2").as_str(), "https://example.com");
    }

    #[test]
    fn user_and_password_are_kept_but_not_shown() {
        let url = parse("https://us%40er:p@ss@example.com/a");
        assert_eq!(url.origin().userinfo(), "us%40er:p@ss@");
        assert_eq!(
            format!("{url} {url:?} {}", url.join("b")),
            concat!("https://example.com/a \"https://example.com/a\" ", "https://example.com/a/b")
        );
    }

    #[test]
    fn wrong_input_is_refused_with_advice() {
        for (text, advice) in [
            ("", "https://example.com"),
            ("example.com", "https:// in front"),
            ("/sms", "https:// in front"),
            ("wss://example.com", "recognised automatically"),
            ("ftp://example.com", "Twilio calls https:// or http://"),
            ("https://example.com/sms?x=1", "leave out what follows the ?"),
            ("https://", "names no host"),
            ("https:///sms", "names no host"),
            ("https://my_host.example.com", "underscore"),
            ("https://exa mple.com", "' '"),
            ("https://example.com\\sms", "'\\\\'"),
            ("https://bücher.example", "xn--"),
            ("https://[::1", "IPv6"),
            ("https://[example]", "IPv6"),
            ("https://[::1]x", "port"),
            ("https://example.com:", "port"),
            ("https://example.com:0", "port"),
            ("https://example.com:0443", "port"),
            ("https://example.com:99999", "port"),
            ("https://example.com:+80", "port"),
            ("https://example.com/é", "percent-encoded"),
        ] {
            let error = text.parse::<PublicUrl>().unwrap_err().to_string();
            assert!(error.contains(advice), "{text}: {error}");
        }
    }

    #[test]
    fn an_error_does_not_show_the_password() {
        let error = "https://user:hunter2@my_host".parse::<PublicUrl>().unwrap_err();
        assert!(!format!("{error}").contains("hunter2"));
    }
}
