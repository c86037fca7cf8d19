//! Why a verifier cannot be built.

use std::convert::Infallible;
use std::fmt;

use hmac::digest::InvalidLength;

/// Why a [`Verifier`](crate::Verifier) cannot be built. The message says what to set.
///
/// ```
/// # use twiml_runtime::Verifier;
/// let error = Verifier::new("token", "example.com").unwrap_err();
/// assert!(error.to_string().contains("write https:// in front of it"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The environment variable that the value came from.
    variable: Option<&'static str>,
    problem: Problem,
}

#[derive(Clone, PartialEq, Eq)]
pub(in crate::verify) enum Problem {
    TokenEmpty,
    TokenPadded,
    TokenLength,
    TokenIsSid(&'static str),
    TokenIsUrl,
    TokenIsPlaceholder,
    Account,
    SharedKeyWithoutId,
    Network { position: usize },
    HostRepeated(String),
    Url(UrlProblem),
    VariableMissing { purpose: &'static str },
    VariableNotText,
}

#[derive(Clone, PartialEq, Eq)]
pub(in crate::verify) enum UrlProblem {
    Empty,
    NoScheme,
    Websocket,
    Scheme,
    Query,
    NoHost,
    Underscore,
    HostCharacter(char),
    NotAnAddress,
    Port,
    PathCharacter(char),
}

impl ConfigError {
    /// The same, with the environment variable that the value came from.
    pub(in crate::verify) fn in_variable(self, name: &'static str) -> Self {
        Self { variable: Some(name), ..self }
    }
}

impl From<Problem> for ConfigError {
    fn from(problem: Problem) -> Self {
        Self { variable: None, problem }
    }
}

impl From<UrlProblem> for ConfigError {
    fn from(problem: UrlProblem) -> Self {
        Problem::Url(problem).into()
    }
}

/// HMAC takes keys of any length, so this never happens; it is an error nonetheless, for a missing key must
/// never sign.
impl From<InvalidLength> for ConfigError {
    fn from(_: InvalidLength) -> Self {
        Problem::TokenLength.into()
    }
}

impl From<Infallible> for ConfigError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl std::error::Error for ConfigError {}

impl fmt::Debug for ConfigError {
    /// The message: `main` that returns an error prints `Debug`, and that is where most people meet it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(variable) = self.variable {
            write!(f, "{variable}: ")?;
        }
        self.problem.fmt(f)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TokenEmpty => f.write_str(
                "the auth token is empty: copy the primary one from the account page of the Twilio console",
            ),
            Self::TokenPadded => {
                f.write_str("the auth token has whitespace around it: copy it again, without the line break")
            }
            Self::TokenLength => f.write_str("the auth token has a length that HMAC does not accept"),
            Self::TokenIsSid(what) => write!(
                f,
                "the auth token is the SID of {what}: copy the token, which the account page of the Twilio console shows beside \
                 the account SID"
            ),
            Self::TokenIsUrl => f.write_str(
                "the auth token is a URL: give the token first and the public URL second",
            ),
            Self::TokenIsPlaceholder => f.write_str(
                "the auth token is a placeholder, which anyone could guess: copy the primary one from the account page of the \
                 Twilio console",
            ),
            // Without what was given: it may be the token.
            Self::Account => f.write_str(
                "what is given as the SID of an account is not one: that begins with AC, as in ACxxxxxxxx; give the SID first \
                 and its token second: .account(sid, token)",
            ),
            Self::SharedKeyWithoutId => f.write_str(
                "the shared key has no id: give the one that X-Twilio-Webhooks-Signature-Settings names",
            ),
            Self::Network { position } => write!(
                f,
                "trusted proxy {position} is not an address or a network: write an address (10.0.0.7) or a network (10.0.0.0/8)"
            ),
            Self::HostRepeated(host) => write!(
                f,
                "two public URLs have the host {host}: give each host once, with all of its accounts; a request does not say \
                 more than its host"
            ),
            Self::Url(problem) => problem.fmt(f),
            Self::VariableMissing { purpose } => write!(f, "is not set: set it to {purpose}"),
            Self::VariableNotText => f.write_str("is not UTF-8 text"),
        }
    }
}

impl fmt::Display for UrlProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the public URL ")?;
        match self {
            Self::Empty => {
                f.write_str("is empty: write the address that Twilio calls, such as https://example.com")
            }
            Self::NoScheme => f.write_str("has no scheme: write https:// in front of it, as Twilio calls it"),
            Self::Websocket => f.write_str(
                "begins with ws: write https:// or http://, websocket requests are recognised automatically",
            ),
            Self::Scheme => f.write_str("has another scheme: Twilio calls https:// or http://"),
            Self::Query => {
                f.write_str("has a query: leave out what follows the ?, it belongs to single webhooks")
            }
            Self::NoHost => f.write_str("names no host: write it as https://example.com"),
            Self::Underscore => {
                f.write_str("has an underscore in its host, which Twilio refuses: use another name")
            }
            Self::HostCharacter(character) if character.is_ascii() => {
                write!(f, "has a {character:?} in its host: write it as https://example.com")
            }
            Self::HostCharacter(_) => f.write_str(
                "has a host that is not ASCII: write it in its xn-- form, as it goes over the wire",
            ),
            Self::NotAnAddress => f.write_str(
                "has brackets around what is not an IPv6 address: write it as https://[2001:db8::1]",
            ),
            Self::Port => f.write_str("has a port that is not a number from 1 to 65535"),
            Self::PathCharacter(character) => write!(
                f,
                "has a {character:?} in its path: write it percent-encoded, as it goes over the wire"
            ),
        }
    }
}
