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
        from_variables(env::var::<&str>)
    }

    /// As [`from_env`](Self::from_env), with the token alone of the environment, at a public URL that was found in another way: that of a tunnel.
    ///
    /// # Errors
    ///
    /// [`ConfigError`], naming the variable if that is missing, empty or unusable.
    pub fn from_env_at(
        public_url: impl TryInto<PublicUrl, Error: Into<ConfigError>>,
    ) -> Result<Self, ConfigError> {
        Self::new(token(env::var::<&str>)?, public_url)
    }
}

/// A variable that has to be set.
fn read(
    variable: impl Fn(&'static str) -> Result<String, VarError>,
    name: &'static str,
    purpose: &'static str,
) -> Result<String, ConfigError> {
    match variable(name) {
        Ok(text) if !text.trim().is_empty() => Ok(text),
        Ok(_) | Err(VarError::NotPresent) => {
            Err(ConfigError::from(Problem::VariableMissing { purpose }).in_variable(name))
        }
        Err(VarError::NotUnicode(_)) => Err(ConfigError::from(Problem::VariableNotText).in_variable(name)),
    }
}

fn token(variable: impl Fn(&'static str) -> Result<String, VarError>) -> Result<AuthToken, ConfigError> {
    let token =
        read(variable, AUTH_TOKEN, "the primary auth token of your Twilio account (console, account info)")?;
    let token = AuthToken::from(token);
    token.checked_as_token().map_err(|error| error.in_variable(AUTH_TOKEN))?;
    Ok(token)
}

fn from_variables(
    variable: impl Fn(&'static str) -> Result<String, VarError>,
) -> Result<Verifier, ConfigError> {
    let token = token(&variable)?;
    let url = read(variable, PUBLIC_URL, "the address that Twilio calls, such as https://example.com")?;
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
