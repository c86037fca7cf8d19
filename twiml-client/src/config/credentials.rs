//! Who asks Twilio.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use twiml_values::{AccountSid, is_well_formed_sid};

use super::error::{ConfigError, Problem};
use super::secret::Secret;

/// The account, and the user and password that stand for it.
#[derive(Clone)]
pub(crate) struct Credentials {
    account: AccountSid,
    /// The account, or an API key.
    user: String,
    authorization: HeaderValue,
}

impl Credentials {
    /// Checks what can be checked without Twilio: typos that copying from the console makes.
    pub(super) fn new(account: &str, key: Option<&str>, secret: &Secret) -> Result<Self, ConfigError> {
        let sid = account.parse().map_err(|_| Problem::of_account(account))?;
        if let Some(key) = key.filter(|key| !is_well_formed_sid(key, &["SK"])) {
            return Err(Problem::of_key(key).into());
        }
        let user = key.unwrap_or(account).to_owned();
        check(secret.reveal())?;
        let basic = STANDARD.encode(format!("{user}:{}", secret.reveal()));
        let mut authorization =
            HeaderValue::try_from(format!("Basic {basic}")).map_err(|_| Problem::SecretPadded)?;
        authorization.set_sensitive(true);
        Ok(Self { account: sid, user, authorization })
    }

    pub(crate) fn account(&self) -> &AccountSid {
        &self.account
    }

    /// The header `Authorization`.
    pub(crate) fn authorization(&self) -> HeaderValue {
        self.authorization.clone()
    }
}

fn check(secret: &str) -> Result<(), Problem> {
    if secret.trim().is_empty() {
        return Err(Problem::SecretEmpty);
    }
    if secret.trim() != secret {
        return Err(Problem::SecretPadded);
    }
    if is_well_formed_sid(secret, &["AC", "SK"]) {
        return Err(Problem::SecretIsSid);
    }
    Ok(())
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("account", &self.account)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}
