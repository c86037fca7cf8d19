//! Why a client cannot be made.

use std::fmt;

/// Why a [`Client`](crate::Client) cannot be made. The message says what to set.
///
/// ```
/// # use twiml_client::Client;
/// let error = Client::new("SK0123456789abcdef0123456789abcdef", "secret").unwrap_err();
/// assert!(error.to_string().contains("the SID of an API key"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The environment variable that the value came from.
    variable: Option<&'static str>,
    problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    NoCredentials,
    NoSecret,
    AccountIsKey,
    Account { length: usize },
    Key { length: usize },
    SecretEmpty,
    SecretPadded,
    SecretIsSid,
    BaseUrl(&'static str),
    Region(String),
    VariableMissing { purpose: &'static str },
    VariableNotText,
    Http(String),
}

/// A part of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Account,
    Key,
    Secret,
    Place,
}

impl Problem {
    /// What is wrong with the SID of an account.
    pub(super) fn of_account(sid: &str) -> Self {
        if sid.starts_with("SK") { Self::AccountIsKey } else { Self::Account { length: sid.chars().count() } }
    }

    /// What is wrong with the SID of a key.
    pub(super) fn of_key(sid: &str) -> Self {
        Self::Key { length: sid.chars().count() }
    }
}

impl ConfigError {
    /// The same, with the environment variable that the value came from.
    pub(super) fn in_variable(self, name: &'static str) -> Self {
        Self { variable: Some(name), ..self }
    }
}

impl ConfigError {
    /// Which part of the settings is wrong.
    pub(super) fn part(&self) -> Part {
        match self.problem {
            Problem::AccountIsKey | Problem::Account { .. } => Part::Account,
            Problem::Key { .. } => Part::Key,
            Problem::Region(_) | Problem::BaseUrl(_) => Part::Place,
            _ => Part::Secret,
        }
    }
}

impl From<Problem> for ConfigError {
    fn from(problem: Problem) -> Self {
        Self { variable: None, problem }
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

impl std::error::Error for ConfigError {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCredentials => f.write_str("the client has no account: call `.account(sid)` and `.auth_token(token)`"),
            Self::NoSecret => f.write_str("the client has no secret: call `.auth_token(token)` or `.api_key(sid, secret)`"),
            Self::AccountIsKey => f.write_str(
                "this is the SID of an API key, and the account is needed as well: give the account's SID, which begins with AC, and the key \
                 by `api_key(sid, secret)` or by TWILIO_API_KEY and TWILIO_API_SECRET",
            ),
            Self::Account { length } => {
                write!(f, "the SID of an account is `AC` and 32 hexadecimal digits in lowercase, and this is another text of {length} characters: \
                           copy it from the console (account info)")
            }
            Self::Key { length } => {
                write!(f, "the SID of an API key is `SK` and 32 hexadecimal digits in lowercase, and this is another text of {length} characters: \
                           copy it from the console (API keys & tokens)")
            }
            Self::SecretEmpty => f.write_str("the secret is empty: copy the auth token from the console (account info)"),
            Self::SecretPadded => f.write_str("the secret has whitespace or control characters: copy it again, without what is around it"),
            Self::SecretIsSid => f.write_str("this is a SID, not a secret: copy the auth token, or the secret of the API key"),
            Self::BaseUrl(problem) => write!(f, "the base URL {problem}: write it as https://api.twilio.com"),
            Self::Region(region) => write!(
                f,
                "the region `{region}` has no edge that is known here: set one by `edge(…)` or TWILIO_EDGE. Twilio has no hosts with a region alone"
            ),
            Self::VariableMissing { purpose } => write!(f, "is not set: set it to {purpose}"),
            Self::VariableNotText => f.write_str("is not text in UTF-8"),
            Self::Http(problem) => write!(f, "no HTTP client can be made: {problem}"),
        }
    }
}
