//! One more host that Twilio calls, with accounts of its own.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::config::{AuthToken, ConfigError, PublicUrl};
use super::credentials::Credentials;
use super::lookup::AccountTokens;
use super::ring::KeyRing;

/// A further address under which Twilio reaches the application, with accounts of its own; see
/// [`VerifierBuilder::host`](super::VerifierBuilder::host).
///
/// ```
/// use twiml_runtime::prelude::*;
/// use twiml_runtime::verify::Host;
///
/// const INITECH: &str = "AC0123456789abcdef0123456789abcdef";
///
/// let verifier = Verifier::builder()
///     .auth_token("the token of our own account")
///     .public_url("https://example.com")
///     .host(Host::new("https://twilio.initech.example", INITECH, "the token of Initech's account"))
///     .build()?;
/// # Ok::<(), twiml_runtime::ConfigError>(())
/// ```
///
/// A token speaks for its own account. What names no account at all, such as a websocket, is taken for the account of
/// [`new`](Self::new).
#[must_use = "a host does nothing until a verifier has it"]
pub struct Host {
    url: Result<PublicUrl, ConfigError>,
    credentials: Credentials,
}

impl Host {
    /// The host of one account, with its primary auth token.
    pub fn new(
        public_url: impl TryInto<PublicUrl, Error: Into<ConfigError>>,
        account_sid: impl Into<String>,
        token: impl Into<AuthToken>,
    ) -> Self {
        let account_sid = account_sid.into();
        let credentials = Credentials { home: Some(account_sid.clone()), ..Credentials::default() };
        Self { url: public_url.try_into().map_err(Into::into), credentials }.account(account_sid, token)
    }

    /// A host whose tokens are looked up, account by account.
    pub fn with_account_tokens(
        public_url: impl TryInto<PublicUrl, Error: Into<ConfigError>>,
        tokens: AccountTokens,
    ) -> Self {
        let credentials = Credentials { lookup: Some(tokens), ..Credentials::default() };
        Self { url: public_url.try_into().map_err(Into::into), credentials }
    }

    /// The token of an account at this host: another account, or another token during a rotation. May be called several times.
    pub fn account(mut self, account_sid: impl Into<String>, token: impl Into<AuthToken>) -> Self {
        self.credentials.accounts.push((account_sid.into(), token.into()));
        self
    }

    /// Looks up the tokens of accounts that have none here, as [`VerifierBuilder::account_tokens`](super::VerifierBuilder::account_tokens)
    /// does.
    pub fn account_tokens(mut self, tokens: AccountTokens) -> Self {
        self.credentials.lookup = Some(tokens);
        self
    }

    /// As [`VerifierBuilder::shared_key`](super::VerifierBuilder::shared_key), for this host.
    pub fn shared_key(mut self, id: impl Into<String>, secret: impl Into<AuthToken>) -> Self {
        self.credentials.shared_keys.push((id.into(), secret.into()));
        self
    }

    /// The accounts that are set, each with a token.
    pub(super) fn accounts(&self) -> impl Iterator<Item = &(String, AuthToken)> {
        self.credentials.accounts.iter()
    }

    /// The accounts of all hosts are `taken`.
    pub(super) fn into_parts(
        self,
        taken: &Arc<HashSet<String>>,
    ) -> Result<(PublicUrl, KeyRing), ConfigError> {
        Ok((self.url?, self.credentials.into_ring(None, taken)?))
    }
}

/// The address alone: everything else is secret.
impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").field("public_url", &self.url).finish_non_exhaustive()
    }
}
