//! The secret that Twilio signs with.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use super::error::{ConfigError, Problem};
use super::placeholder::is_placeholder;
use crate::value::is_well_formed_sid;

/// The auth token of a Twilio account, or another secret that requests are signed with.
///
/// It never shows itself: [`Debug`](fmt::Debug) prints a placeholder, and there is neither `Display` nor
/// `Serialize`. Twilio signs with the *primary* token of the account that owns the number; a secondary token
/// counts once it is promoted, and an API key secret never does. See [Validating requests are coming from
/// Twilio](https://www.twilio.com/docs/usage/security#validating-requests).
///
/// ```
/// # use twiml_runtime::AuthToken;
/// let token = AuthToken::from("0123456789abcdef0123456789abcdef");
/// assert_eq!(format!("{token:?}"), "AuthToken(..)");
/// ```
#[derive(Clone)]
pub struct AuthToken(String);

impl AuthToken {
    /// The bytes that key the HMAC. An empty key would sign for anyone, and whitespace around a token is a
    /// typo.
    pub(crate) fn checked(&self) -> Result<&[u8], ConfigError> {
        let Self(token) = self;
        if token.trim().is_empty() {
            return Err(Problem::TokenEmpty.into());
        }
        if token.trim() != token {
            return Err(Problem::TokenPadded.into());
        }
        if is_placeholder(token) {
            return Err(Problem::TokenIsPlaceholder.into());
        }
        Ok(token.as_bytes())
    }

    /// The same for the token of an account, which is not a SID.
    pub(crate) fn checked_as_token(&self) -> Result<&[u8], ConfigError> {
        let token = self.checked()?;
        let Self(text) = self;
        if is_well_formed_sid(text, &["AC"]) {
            return Err(Problem::TokenIsSid("an account").into());
        }
        if is_well_formed_sid(text, &["SK"]) {
            return Err(Problem::TokenIsSid("an API key").into());
        }
        if text.starts_with("https://") || text.starts_with("http://") {
            return Err(Problem::TokenIsUrl.into());
        }
        Ok(token)
    }

    /// Whether both are the same. Only settings are compared so, and nothing that comes from outside.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl From<String> for AuthToken {
    fn from(token: String) -> Self {
        Self(token)
    }
}

impl From<&String> for AuthToken {
    fn from(token: &String) -> Self {
        Self(token.clone())
    }
}

impl From<&str> for AuthToken {
    fn from(token: &str) -> Self {
        Self(token.to_owned())
    }
}

/// Any text: a verifier checks its tokens when it is built.
impl FromStr for AuthToken {
    type Err = Infallible;

    fn from_str(token: &str) -> Result<Self, Infallible> {
        Ok(token.into())
    }
}

impl fmt::Debug for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthToken(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typos_are_refused_and_the_message_says_what_to_do() {
        for (token, advice) in
            [("", "console"), (" \n", "console"), ("abc\n", "whitespace"), (" abc", "whitespace")]
        {
            let error = AuthToken::from(token).checked().unwrap_err().to_string();
            assert!(error.contains(advice) && !error.contains("abc"), "{token:?}: {error}");
        }
        assert_eq!(AuthToken::from("abc").checked().unwrap(), b"abc");
    }

    #[test]
    fn what_is_not_a_token_says_what_it_is() {
        for (token, said) in [
            ("AC0123456789abcdef0123456789abcdef", "the SID of an account"),
            ("SK0123456789abcdef0123456789abcdef", "the SID of an API key"),
            ("https://example.com/hooks", "is a URL"),
            ("your_auth_token", "placeholder"),
        ] {
            let error = AuthToken::from(token).checked_as_token().unwrap_err().to_string();
            assert!(error.contains(said) && !error.contains(token), "{token}: {error}");
        }
        assert!(AuthToken::from("0123456789abcdef0123456789abcdef").checked_as_token().is_ok());
    }
}
