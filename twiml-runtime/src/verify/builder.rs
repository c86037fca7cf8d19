//! Everything a verifier can be told, and the compiler's check of what it must be told.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::Uri;

use super::config::{AuthToken, ConfigError, Problem, PublicUrl};
use super::credentials::Credentials;
use super::host::Host;
use super::hosts::{Hosts, Served};
use super::lookup::AccountTokens;
use super::proxies::{Network, TrustedProxies};
use super::replay::ReplayGuard;
use super::settings::{AccountFromUrl, Limits, Settings};
use super::verifier::Verifier;
use crate::value::AccountSid;

/// # Making one
impl Verifier {
    /// A verifier for one account: its primary auth token, and the address under which Twilio reaches the
    /// application.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for an empty token, or a URL that Twilio could not call.
    pub fn new(
        token: impl Into<AuthToken>,
        public_url: impl TryInto<PublicUrl, Error: Into<ConfigError>>,
    ) -> Result<Self, ConfigError> {
        Self::builder().auth_token(token).public_url(public_url).build()
    }

    /// A verifier with several tokens, shared keys, other limits or trusted proxies.
    pub fn builder() -> VerifierBuilder<NoAuthToken, NoPublicUrl> {
        VerifierBuilder { token: NoAuthToken(()), url: NoPublicUrl(()), options: Options::default() }
    }
}

/// Builds a [`Verifier`] with more than a token and a URL; see [`Verifier::builder`].
///
/// [`build`](Self::build) compiles once both an auth token and a public URL are given.
///
/// ```
/// # use twiml_runtime::Verifier;
/// let verifier = Verifier::builder()
///     .auth_token("primary token")
///     .also_auth_token("the token that is about to become primary")
///     .public_url("https://example.com")
///     .max_body_bytes(64 * 1024)
///     .build()?;
/// # Ok::<(), twiml_runtime::ConfigError>(())
/// ```
///
/// ```compile_fail,E0277
/// # use twiml_runtime::Verifier;
/// let verifier = Verifier::builder().auth_token("token").build(); // no `.public_url(..)`
/// ```
#[must_use = "a builder does nothing until `.build()`"]
pub struct VerifierBuilder<Token = NoAuthToken, Url = NoPublicUrl> {
    token: Token,
    url: Url,
    options: Options,
}

#[derive(Default)]
struct Options {
    credentials: Credentials,
    also_urls: Vec<Result<PublicUrl, ConfigError>>,
    hosts: Vec<Host>,
    account_from_url: Option<AccountFromUrl>,
    proxies: Vec<String>,
    limits: Limits,
    diagnose: Option<bool>,
    replay_guard: Option<ReplayGuard>,
}

/// A builder without an auth token.
#[derive(Debug, Clone, Copy)]
pub struct NoAuthToken(());

/// A builder without a public URL.
#[derive(Debug, Clone, Copy)]
pub struct NoPublicUrl(());

/// Says that a builder was given an auth token, or tokens that are looked up.
#[diagnostic::on_unimplemented(
    message = "this `Verifier` has no auth token",
    label = "no auth token was given",
    note = "call `.auth_token(..)` before `.build()`: without it, forged requests cannot be recognised",
    note = "for tokens that are looked up, call `.account_tokens(..)`"
)]
pub trait AuthTokenIsSet: sealed::Sealed {
    #[doc(hidden)]
    fn into_token(self) -> Option<AuthToken>;
}

/// What a builder knows of auth tokens: nothing yet, a token, or that tokens are looked up.
pub trait TokenState: sealed::Sealed {
    /// The same, once tokens are looked up.
    type LookedUp: AuthTokenIsSet;

    #[doc(hidden)]
    fn looked_up(self, tokens: &AccountTokens) -> Self::LookedUp;
}

/// Says that a builder was given a public URL.
#[diagnostic::on_unimplemented(
    message = "this `Verifier` has no public URL",
    label = "no public URL was given",
    note = "call `.public_url(..)` before `.build()`: Twilio signs the URL that it calls"
)]
pub trait PublicUrlIsSet: sealed::Sealed {
    #[doc(hidden)]
    fn into_url(self) -> Result<PublicUrl, ConfigError>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::NoAuthToken {}
    impl Sealed for super::AuthToken {}
    impl Sealed for super::AccountTokens {}
    impl Sealed for Result<super::PublicUrl, super::ConfigError> {}
}

impl AuthTokenIsSet for AuthToken {
    fn into_token(self) -> Option<AuthToken> {
        Some(self)
    }
}

impl AuthTokenIsSet for AccountTokens {
    fn into_token(self) -> Option<AuthToken> {
        None
    }
}

impl TokenState for NoAuthToken {
    type LookedUp = AccountTokens;

    fn looked_up(self, tokens: &AccountTokens) -> AccountTokens {
        tokens.clone()
    }
}

impl TokenState for AccountTokens {
    type LookedUp = Self;

    fn looked_up(self, tokens: &AccountTokens) -> Self {
        tokens.clone()
    }
}

impl TokenState for AuthToken {
    type LookedUp = Self;

    fn looked_up(self, _: &AccountTokens) -> Self {
        self
    }
}

impl PublicUrlIsSet for Result<PublicUrl, ConfigError> {
    fn into_url(self) -> Result<PublicUrl, ConfigError> {
        self
    }
}

/// # What it must have
impl<Token, Url> VerifierBuilder<Token, Url> {
    /// The primary auth token of the account. It is also the one that [`Verifier::sign`] signs with.
    pub fn auth_token(self, token: impl Into<AuthToken>) -> VerifierBuilder<AuthToken, Url> {
        VerifierBuilder { token: token.into(), url: self.url, options: self.options }
    }

    /// The address under which Twilio reaches the application.
    pub fn public_url(
        self,
        url: impl TryInto<PublicUrl, Error: Into<ConfigError>>,
    ) -> VerifierBuilder<Token, Result<PublicUrl, ConfigError>> {
        VerifierBuilder { token: self.token, url: url.try_into().map_err(Into::into), options: self.options }
    }
}

/// # More tokens, accounts and hosts
impl<Token, Url> VerifierBuilder<Token, Url> {
    /// Looks up the tokens of accounts that have none here: an application with many customers, each with an account of their
    /// own, or with many subaccounts.
    ///
    /// The account is the `AccountSid` among the request's parameters or, for JSON, in the URL. The source is asked only for
    /// well-formed SIDs without an [`account`](Self::account) of this builder. Requests of accounts that it does not know, and those
    /// that name none, are checked with [`auth_token`](Self::auth_token) and [`also_auth_token`](Self::also_auth_token), if there
    /// are such, and are refused otherwise. JSON that names another account in its body than in its URL is refused.
    ///
    /// See [the page on tenants](crate::verify#tenants).
    pub fn account_tokens(mut self, tokens: AccountTokens) -> VerifierBuilder<Token::LookedUp, Url>
    where
        Token: TokenState,
    {
        let token = self.token.looked_up(&tokens);
        self.options.credentials.lookup = Some(tokens);
        VerifierBuilder { token, url: self.url, options: self.options }
    }

    /// Where the URL says which account a request is about, if its parameters do not: websockets of media streams, and Studio's
    /// HTTP requests, have no `AccountSid`.
    ///
    /// The function sees the path and the query as they were received. As with `AccountSid`, its answer picks the tokens, and
    /// the signature must be made with one of them. A request that has an `AccountSid` as well is refused if they differ.
    ///
    /// ```
    /// # use twiml_runtime::Verifier;
    /// # use twiml_runtime::verify::AccountTokens;
    /// # let tokens = AccountTokens::from_fn(|_| async { Ok::<_, twiml_runtime::BoxError>(Some("token")) });
    /// let verifier = Verifier::builder()
    ///     .account_tokens(tokens)
    ///     .account_from_url(|url| url.path().strip_prefix("/media/")?.parse().ok())
    ///     .public_url("https://example.com")
    ///     .build()?;
    /// # Ok::<(), twiml_runtime::ConfigError>(())
    /// ```
    pub fn account_from_url(
        mut self,
        account: impl Fn(&Uri) -> Option<AccountSid> + Send + Sync + 'static,
    ) -> Self {
        self.options.account_from_url = Some(Box::new(account));
        self
    }

    /// Another address under which Twilio reaches the application, with the same tokens: a second domain, or the old one during
    /// a move. May be called several times.
    ///
    /// With several addresses, the `Host` of a request says which of them Twilio called, or the `X-Forwarded-Host` of a
    /// [trusted proxy](Self::trusted_proxies). The signature must be that of this address.
    pub fn also_public_url(mut self, url: impl TryInto<PublicUrl, Error: Into<ConfigError>>) -> Self {
        self.options.also_urls.push(url.try_into().map_err(Into::into));
        self
    }

    /// Another address under which Twilio reaches the application, with accounts of its own. A request to this host is checked with
    /// its tokens alone, and they count at no other host. Nor does [`auth_token`](Self::auth_token) speak for an account that is set
    /// there. May be called several times.
    pub fn host(mut self, host: Host) -> Self {
        self.options.hosts.push(host);
        self
    }

    /// Another token that requests may be signed with: during a [rotation], or of another region. May be
    /// called several times.
    ///
    /// [rotation]: https://www.twilio.com/docs/iam/api/authtoken
    pub fn also_auth_token(mut self, token: impl Into<AuthToken>) -> Self {
        self.options.credentials.tokens.push(token.into());
        self
    }

    /// The token of one account, for applications that serve several: a [subaccount] signs with its own
    /// token.
    ///
    /// A request whose `AccountSid` names this account is checked with its tokens alone, so that the holder
    /// of one account's token cannot speak for another. Other requests, and JSON without an `AccountSid` in
    /// its URL, are checked with the tokens of [`auth_token`](Self::auth_token) and
    /// [`also_auth_token`](Self::also_auth_token). JSON that names another account than its URL does, under `AccountSid` or
    /// `account_sid`, is refused if either has tokens of its own. Of a body that names no account, or is not JSON, nobody can
    /// say which account it is about. May be called several times, for one account too.
    ///
    /// [subaccount]: https://www.twilio.com/docs/iam/api/subaccounts
    pub fn account(mut self, account_sid: impl Into<String>, token: impl Into<AuthToken>) -> Self {
        self.options.credentials.accounts.push((account_sid.into(), token.into()));
        self
    }

    /// A shared key: requests that name its id in `X-Twilio-Webhooks-Signature-Settings` are signed with it,
    /// by HMAC-SHA256 and by nothing else. May be called several times.
    ///
    /// A shared key is not bound to an account: anyone who has it can sign for every `AccountSid`.
    pub fn shared_key(mut self, id: impl Into<String>, secret: impl Into<AuthToken>) -> Self {
        self.options.credentials.shared_keys.push((id.into(), secret.into()));
        self
    }
}

/// # Limits
impl<Token, Url> VerifierBuilder<Token, Url> {
    /// The largest body that is read, in bytes; larger ones are answered with 413. The default is 1 MiB, far
    /// above what Twilio sends.
    pub fn max_body_bytes(mut self, bytes: usize) -> Self {
        self.options.limits.max_body_bytes = bytes;
        self
    }

    /// How long a body may take to arrive, from the moment at which reading begins; a slower one is answered with 408.
    /// The default is 15 seconds, after which [Twilio itself gives up][timeout]. `Duration::MAX` is no limit.
    ///
    /// This concerns the bodies that [`VerifyLayer`](crate::VerifyLayer) and the webhook macros read, in a Tokio runtime
    /// with timers, which `#[tokio::main]` makes. The headers arrive before that, and are the server's concern.
    ///
    /// [timeout]: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
    pub fn body_timeout(mut self, timeout: Duration) -> Self {
        self.options.limits.body_timeout = timeout;
        self
    }

    /// How many parameters a request may have; more are answered with 413, never cut off. The default is
    /// 1000.
    pub fn max_params(mut self, params: usize) -> Self {
        self.options.limits.max_params = params;
        self
    }
}

/// # Proxies, repetitions and the log
impl<Token, Url> VerifierBuilder<Token, Url> {
    /// Proxies that are trusted to say what the public URL is: addresses (`10.0.0.7`) and networks (`10.0.0.0/8`,
    /// `fd00::/8`).
    ///
    /// By default there are none, and the configured URL is the only one. A request that comes straight from
    /// one of these peers is checked against the scheme and the host in its `X-Forwarded-Proto` and
    /// `X-Forwarded-Host`, if each is there once with one value. List a proxy only if it *overwrites*
    /// both headers: one that passes on what the client sent lets an attacker choose the URL, and so replay
    /// requests that Twilio signed for another application of the same account.
    ///
    /// The peer's address comes from axum's [`ConnectInfo<SocketAddr>`](axum::extract::ConnectInfo), so the
    /// server must be started with `app.into_make_service_with_connect_info::<SocketAddr>()`, or be that of the feature
    /// `serve`.
    pub fn trusted_proxies(mut self, proxies: impl IntoIterator<Item: ToString>) -> Self {
        self.options.proxies.extend(proxies.into_iter().map(|proxy| proxy.to_string()));
        self
    }

    /// Whether the log line of a refused request says which single change would have let it pass. On by
    /// default in builds with debug assertions.
    ///
    /// To find it out costs up to a few hundred HMACs. It is done only for refusals that are
    /// [logged](Verifier::refusals): ten in a row, and then at most one a second. It changes no verdict.
    pub fn diagnose(mut self, diagnose: bool) -> Self {
        self.options.diagnose = Some(diagnose);
        self
    }

    /// Recognises requests that arrive again. By default nothing does.
    ///
    /// It works for webhooks and for routes behind [`VerifyLayer`](crate::VerifyLayer), and not for
    /// [`verify`](Verifier::verify) called by hand.
    pub fn replay_guard(mut self, guard: ReplayGuard) -> Self {
        self.options.replay_guard = Some(guard);
        self
    }
}

/// # The verifier
impl<Token, Url> VerifierBuilder<Token, Url> {
    /// The verifier.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for what cannot be used, with what to give instead.
    pub fn build(self) -> Result<Verifier, ConfigError>
    where
        Token: AuthTokenIsSet,
        Url: PublicUrlIsSet,
    {
        let public_url = self.url.into_url()?;
        public_url.warn_of_doubts();
        self.options.build(self.token.into_token().as_ref(), public_url)
    }
}

impl Options {
    fn build(self, primary: Option<&AuthToken>, public_url: PublicUrl) -> Result<Verifier, ConfigError> {
        let taken = Arc::new(self.taken(primary));
        let keys = Arc::new(self.credentials.into_ring(primary, &taken)?);
        let mut others = Vec::new();
        for url in self.also_urls {
            others.push(Served::new(url?, Arc::clone(&keys)));
        }
        for host in self.hosts {
            let (public_url, keys) = host.into_parts(&taken)?;
            others.push(Served::new(public_url, Arc::new(keys)));
        }
        for host in &others {
            host.public_url().warn_of_doubts();
        }
        let proxies: Result<Vec<Network>, ConfigError> = self
            .proxies
            .iter()
            .zip(1..)
            .map(|(text, position)| text.parse().map_err(|_| Problem::Network { position }.into()))
            .collect();
        let settings = Settings {
            hosts: Hosts::new(Served::new(public_url, keys), others)?,
            account_from_url: self.account_from_url,
            proxies: TrustedProxies::new(proxies?),
            limits: self.limits,
            replay_guard: self.replay_guard,
        };
        Ok(Verifier::from_settings(settings, self.diagnose.unwrap_or(cfg!(debug_assertions))))
    }

    /// The accounts that are set at other hosts, and are not the one of these tokens.
    fn taken(&self, primary: Option<&AuthToken>) -> HashSet<String> {
        let mut taken: HashSet<_> =
            self.hosts.iter().flat_map(Host::accounts).map(|(sid, _)| sid.clone()).collect();
        for (sid, token) in self.hosts.iter().flat_map(Host::accounts) {
            if primary.into_iter().chain(&self.credentials.tokens).any(|general| general.is(token)) {
                taken.remove(sid);
            }
        }
        taken
    }
}

/// Nothing of what it was given: most of that is secret.
impl<Token, Url> fmt::Debug for VerifierBuilder<Token, Url> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifierBuilder").finish_non_exhaustive()
    }
}
