//! A client from the environment.

use std::env::{self, VarError};

use super::builder::ClientBuilder;
use super::error::{ConfigError, Part, Problem};

const ACCOUNT: &str = "TWILIO_ACCOUNT_SID";
const TOKEN: &str = "TWILIO_AUTH_TOKEN";
const KEY: &str = "TWILIO_API_KEY";
const KEY_SECRET: &str = "TWILIO_API_SECRET";
const REGION: &str = "TWILIO_REGION";
const EDGE: &str = "TWILIO_EDGE";

impl ClientBuilder {
    /// A builder with what the environment says: the variables that [`Client::from_env`](crate::Client::from_env) reads.
    ///
    /// # Errors
    ///
    /// [`ConfigError`], naming the variable that is missing, empty or unusable.
    pub fn from_env() -> Result<Self, ConfigError> {
        from_variables(|name| env::var(name))
    }
}

fn from_variables(variable: impl Fn(&str) -> Result<String, VarError>) -> Result<ClientBuilder, ConfigError> {
    let read = |name: &'static str| match variable(name) {
        Ok(text) if !text.trim().is_empty() => Ok(Some(text)),
        Ok(_) | Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(ConfigError::from(Problem::VariableNotText).in_variable(name)),
    };
    let needed = |name: &'static str, purpose: &'static str| {
        read(name)?.ok_or_else(|| ConfigError::from(Problem::VariableMissing { purpose }).in_variable(name))
    };
    let account = needed(ACCOUNT, "the SID of your Twilio account, AC… (console, account info)")?;
    let mut builder = ClientBuilder::default().account(account);
    // The production way comes first; the token may be there for the verifier.
    builder = match read(KEY)? {
        Some(key) => builder.api_key(key, needed(KEY_SECRET, "the secret of the API key in TWILIO_API_KEY")?),
        None => builder.auth_token(needed(
            TOKEN,
            "the auth token of your Twilio account (console, account info), or set TWILIO_API_KEY and TWILIO_API_SECRET",
        )?),
    };
    if let Some(region) = read(REGION)? {
        builder = builder.region(region);
    }
    if let Some(edge) = read(EDGE)? {
        builder = builder.edge(edge);
    }
    if let Err(error) = builder.check() {
        let part = error.part();
        return Err(error.in_variable(variable_of(part, builder.has_key())));
    }
    Ok(builder)
}

/// The variable that a part of the settings came from.
fn variable_of(part: Part, has_key: bool) -> &'static str {
    match part {
        Part::Account => ACCOUNT,
        Part::Key => KEY,
        Part::Secret if has_key => KEY_SECRET,
        Part::Secret => TOKEN,
        Part::Place => REGION,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AC: &str = "AC0123456789abcdef0123456789abcdef";
    const SK: &str = "SK0123456789abcdef0123456789abcdef";

    fn built(variables: &[(&str, &str)]) -> Result<ClientBuilder, String> {
        from_variables(|name| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned()).ok_or(VarError::NotPresent)
        })
        .map_err(|error| error.to_string())
    }

    #[test]
    fn a_key_comes_before_the_token() {
        let builder = built(&[(ACCOUNT, AC), (TOKEN, "token"), (KEY, SK), (KEY_SECRET, "secret")]).unwrap();
        assert!(builder.has_key());
        assert!(!built(&[(ACCOUNT, AC), (TOKEN, "token")]).unwrap().has_key());
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        for (variables, start) in [
            (&[][..], "TWILIO_ACCOUNT_SID: is not set"),
            (&[(ACCOUNT, SK), (TOKEN, "token")], "TWILIO_ACCOUNT_SID: this is the SID of an API key"),
            (&[(ACCOUNT, "AC01"), (TOKEN, "token")], "TWILIO_ACCOUNT_SID: the SID of an account is"),
            (&[(ACCOUNT, AC)], "TWILIO_AUTH_TOKEN: is not set"),
            (&[(ACCOUNT, AC), (TOKEN, "token\n")], "TWILIO_AUTH_TOKEN: the secret has whitespace"),
            (&[(ACCOUNT, AC), (TOKEN, AC)], "TWILIO_AUTH_TOKEN: this is a SID"),
            (&[(ACCOUNT, AC), (KEY, SK)], "TWILIO_API_SECRET: is not set"),
            (&[(ACCOUNT, AC), (KEY, "SK1"), (KEY_SECRET, "s")], "TWILIO_API_KEY: the SID of an API key is"),
            (&[(ACCOUNT, AC), (KEY, SK), (KEY_SECRET, " s")], "TWILIO_API_SECRET: the secret has whitespace"),
            (&[(ACCOUNT, AC), (TOKEN, "token"), (REGION, "xy9")], "TWILIO_REGION: the region `xy9`"),
        ] {
            let error = built(variables).unwrap_err();
            assert!(error.starts_with(start), "{error}");
            assert!(!error.contains("token\n"), "{error}");
        }
    }
}
