//! One more host that Twilio calls, with accounts of its own.

use std::fmt;

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
/// let verifier = Verifier::builder()
///     .auth_token("the token of Acme's account")
///     .public_url("https://acme.example.com")
///     .host(Host::new("https://initech.example.com", "the token of Initech's account"))
///     .build()?;
/// # Ok::<(), twiml_runtime::ConfigError>(())
/// ```
#[must_use = "a host does nothing until a verifier has it"]
pub struct Host {
    url: Result<PublicUrl, ConfigError>,
    primary: Option<AuthToken>,
    credentials: Credentials,
}

impl Host {
    /// A host with the primary auth token of its account.
    pub fn new(
        public_url: impl TryInto<PublicUrl, Error: Into<ConfigError>>,
        token: impl Into<AuthToken>,
    ) -> Self {
        let url = public_url.try_into().map_err(Into::into);
        Self { url, primary: Some(token.into()), credentials: Credentials::default() }
    }

    /// A host whose tokens are looked up, account by account.
    pub fn with_account_tokens(
        public_url: impl TryInto<PublicUrl, Error: Into<ConfigError>>,
        tokens: AccountTokens,
    ) -> Self {
        let url = public_url.try_into().map_err(Into::into);
        let credentials = Credentials { lookup: Some(tokens), ..Credentials::default() };
        Self { url, primary: None, credentials }
    }

    /// As [`VerifierBuilder::also_auth_token`](super::VerifierBuilder::also_auth_token), for this host.
    pub fn also_auth_token(mut self, token: impl Into<AuthToken>) -> Self {
        self.credentials.tokens.push(token.into());
        self
    }

    /// As [`VerifierBuilder::account`](super::VerifierBuilder::account), for this host.
    pub fn account(mut self, account_sid: impl Into<String>, token: impl Into<AuthToken>) -> Self {
        self.credentials.accounts.push((account_sid.into(), token.into()));
        self
    }

    /// As [`VerifierBuilder::account_tokens`](super::VerifierBuilder::account_tokens), for this host.
    pub fn account_tokens(mut self, tokens: AccountTokens) -> Self {
        self.credentials.lookup = Some(tokens);
        self
    }

    /// As [`VerifierBuilder::shared_key`](super::VerifierBuilder::shared_key), for this host.
    pub fn shared_key(mut self, id: impl Into<String>, secret: impl Into<AuthToken>) -> Self {
        self.credentials.shared_keys.push((id.into(), secret.into()));
        self
    }

    pub(super) fn into_parts(self) -> Result<(PublicUrl, KeyRing), ConfigError> {
        Ok((self.url?, self.credentials.into_ring(self.primary.as_ref())?))
    }
}

/// The address alone: everything else is secret.
impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").field("public_url", &self.url).finish_non_exhaustive()
    }
}
