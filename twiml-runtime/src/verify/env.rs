//! A verifier from the environment.

use std::env::{self, VarError};

use super::config::{AuthToken, ConfigError, Problem, PublicUrl};
use super::verifier::Verifier;

const AUTH_TOKEN: &str = "TWILIO_AUTH_TOKEN";
const PUBLIC_URL: &str = "TWILIO_PUBLIC_URL";

/// # From the environment
impl Verifier {
    /// A verifier from the environment variables `TWILIO_AUTH_TOKEN` and `TWILIO_PUBLIC_URL`.
    ///
    /// # Errors
    ///
    /// [`ConfigError`], naming the variable that is missing, empty or unusable.
    pub fn from_env() -> Result<Self, ConfigError> {
        from_variables(|name| env::var(name))
    }
}

fn from_variables(variable: impl Fn(&str) -> Result<String, VarError>) -> Result<Verifier, ConfigError> {
    let read = |name: &'static str, purpose: &'static str| match variable(name) {
        Ok(text) if !text.trim().is_empty() => Ok(text),
        Ok(_) | Err(VarError::NotPresent) => {
            Err(ConfigError::from(Problem::VariableMissing { purpose }).in_variable(name))
        }
        Err(VarError::NotUnicode(_)) => Err(ConfigError::from(Problem::VariableNotText).in_variable(name)),
    };
    let token = AuthToken::from(read(
        AUTH_TOKEN,
        "the primary auth token of your Twilio account (console, account info)",
    )?);
    token.checked_as_token().map_err(|error| error.in_variable(AUTH_TOKEN))?;
    let url = read(PUBLIC_URL, "the address that Twilio calls, such as https://example.com")?;
    let url: PublicUrl = url.parse().map_err(|error: ConfigError| error.in_variable(PUBLIC_URL))?;
    Verifier::new(token, url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(token: Option<&str>, url: Option<&str>) -> Result<Verifier, ConfigError> {
        from_variables(|name| {
            let value = if name == AUTH_TOKEN { token } else { url };
            value.map(str::to_owned).ok_or(VarError::NotPresent)
        })
    }

    #[test]
    fn both_variables_make_a_verifier() {
        let verifier = build(Some("token"), Some("https://example.com")).unwrap();
        assert_eq!(verifier.public_url().as_str(), "https://example.com");
    }

    #[test]
    fn what_is_missing_is_named() {
        let url = Some("https://example.com");
        for (token, url, start) in [
            (None, url, "TWILIO_AUTH_TOKEN: is not set: set it to the primary auth token"),
            (Some(" "), url, "TWILIO_AUTH_TOKEN: is not set"),
            (Some("token\n"), url, "TWILIO_AUTH_TOKEN: the auth token has whitespace"),
            (Some("token"), None, "TWILIO_PUBLIC_URL: is not set: set it to the address"),
            (Some("token"), Some(""), "TWILIO_PUBLIC_URL: is not set"),
            (Some("token"), Some("example.com"), "TWILIO_PUBLIC_URL: the public URL has no scheme"),
        ] {
            let error = build(token, url).unwrap_err().to_string();
            assert!(error.starts_with(start), "{error}");
        }
    }
}
