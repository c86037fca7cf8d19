//! Everything a client can be told.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::base::{Base, Hosts};
use super::credentials::Credentials;
use super::error::{ConfigError, Problem};
use super::http::http_client;
use super::secret::Secret;

/// Builds a [`Client`](crate::Client) with more than an account and its token; see [`Client::builder`](crate::Client::builder).
///
/// ```
/// # use twiml_client::Client;
/// # use std::time::Duration;
/// let client = Client::builder()
///     .account("AC0123456789abcdef0123456789abcdef")
///     .api_key("SK0123456789abcdef0123456789abcdef", "the secret of the key")
///     .region("ie1")
///     .timeout(Duration::from_secs(10))
///     .build()?;
/// # Ok::<(), twiml_client::ConfigError>(())
/// ```
#[derive(Default)]
#[must_use = "a builder does nothing until `.build()`"]
pub struct ClientBuilder {
    account: Option<String>,
    key: Option<String>,
    secret: Option<Secret>,
    region: Option<String>,
    edge: Option<String>,
    base: Option<String>,
    messaging_base: Option<String>,
    patience: Patience,
    user_agent: Option<String>,
    http: Option<ReqwestOptions>,
}

type ReqwestOptions = Arc<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>;

/// For how long something is tried.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    pub(crate) connect: Duration,
    /// One try.
    pub(crate) attempt: Duration,
    /// All tries, and the pauses between them.
    pub(crate) total: Duration,
    /// How often it is tried again.
    pub(crate) retries: u32,
}

/// For how long a connection is kept that nobody uses.
const IDLE: Duration = Duration::from_secs(30);

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            attempt: Duration::from_secs(30),
            total: Duration::from_secs(60),
            retries: 3,
        }
    }
}

/// How connections are made.
#[derive(Clone)]
pub(crate) struct Connections {
    agent: String,
    patience: Patience,
    /// Whether the server is on this machine.
    is_loopback: bool,
    options: Option<ReqwestOptions>,
}

/// What a client is made of, checked.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) credentials: Credentials,
    pub(crate) hosts: Hosts,
    pub(crate) patience: Patience,
    connections: Connections,
    pub(crate) http: reqwest::Client,
}

impl ClientBuilder {
    /// The SID of the account, `AC…`.
    pub fn account(mut self, sid: impl Into<String>) -> Self {
        self.account = Some(sid.into());
        self
    }

    /// Asks as the account itself, with its auth token.
    pub fn auth_token(mut self, token: impl Into<Secret>) -> Self {
        (self.key, self.secret) = (None, Some(token.into()));
        self
    }

    /// Asks as an API key, with its secret, which is what [Twilio recommends](https://www.twilio.com/docs/usage/requests-to-twilio) for production.
    /// The secret of a key never verifies webhooks: a [`Verifier`](twiml_runtime::Verifier) needs the auth token.
    pub fn api_key(mut self, sid: impl Into<String>, secret: impl Into<Secret>) -> Self {
        (self.key, self.secret) = (Some(sid.into()), Some(secret.into()));
        self
    }

    /// The [region](https://www.twilio.com/docs/global-infrastructure), such as `ie1`. A region has its own auth token, its own keys and
    /// its own configuration of each number. Without an [edge](Self::edge), it is the one in the same place.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The edge, such as `dublin`. Without a region, it is one of `us1`.
    pub fn edge(mut self, edge: impl Into<String>) -> Self {
        self.edge = Some(edge.into());
        self
    }

    /// What takes the place of `https://api.twilio.com` and `https://messaging.twilio.com`: a server for tests, or a proxy.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base = Some(url.into());
        self
    }

    /// What takes the place of `https://messaging.twilio.com`, if it is not the same.
    pub fn messaging_base_url(mut self, url: impl Into<String>) -> Self {
        self.messaging_base = Some(url.into());
        self
    }

    /// How long a connection may take to be made: 5 s, if nothing is said.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.patience.connect = limit;
        self
    }

    /// How long one try may take, from the connection to the last byte of the answer: 30 s, if nothing is said. A download is limited
    /// from byte to byte.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.patience.attempt = limit;
        self
    }

    /// How long all tries may take, with the pauses between them: 60 s, if nothing is said.
    pub fn total_timeout(mut self, limit: Duration) -> Self {
        self.patience.total = limit;
        self
    }

    /// How often something is tried again that is safe to repeat: 3 times, if nothing is said. What may have sent a message or placed a call is never
    /// repeated.
    pub fn retries(mut self, retries: u32) -> Self {
        self.patience.retries = retries;
        self
    }

    /// What comes after `twiml-client/0.1.0` in the header `User-Agent`: the name of the application.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = Some(name.into());
        self
    }

    /// Sets options of reqwest's client: the pool, a proxy, certificates. Redirects stay off, whatever is set here, because they would carry the
    /// credentials elsewhere.
    pub fn http(
        mut self,
        options: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.http = Some(Arc::new(options));
        self
    }

    /// What a client is made of.
    pub(crate) fn settings(self) -> Result<Settings, ConfigError> {
        let (credentials, hosts) = self.check()?;
        let patience = self.patience;
        let connections = self.connections(&hosts);
        let http = connections.open()?;
        Ok(Settings { credentials, hosts, patience, connections, http })
    }

    pub(super) fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// What can be checked without Twilio.
    pub(super) fn check(&self) -> Result<(Credentials, Hosts), ConfigError> {
        let account = self.account.as_deref().ok_or(Problem::NoCredentials)?;
        let secret = self.secret.as_ref().ok_or(Problem::NoSecret)?;
        Ok((Credentials::new(account, self.key.as_deref(), secret)?, self.hosts()?))
    }

    fn hosts(&self) -> Result<Hosts, ConfigError> {
        let mut hosts = Hosts::of_twilio(self.region.as_deref(), self.edge.as_deref())?;
        if let Some(base) = &self.base {
            hosts.api = Base::parse(base)?;
            hosts.messaging = hosts.api.clone();
        }
        if let Some(base) = &self.messaging_base {
            hosts.messaging = Base::parse(base)?;
        }
        Ok(hosts)
    }

    fn connections(self, hosts: &Hosts) -> Connections {
        let mut agent = format!(
            "twiml-client/{} ({} {}) rust",
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH
        );
        if let Some(name) = self.user_agent {
            agent = format!("{agent} {name}");
        }
        Connections {
            agent,
            patience: self.patience,
            is_loopback: hosts.api.is_loopback(),
            options: self.http,
        }
    }
}

impl Connections {
    fn open(&self) -> Result<reqwest::Client, ConfigError> {
        let mut http = http_client()
            .user_agent(&self.agent)
            .connect_timeout(self.patience.connect)
            .read_timeout(self.patience.attempt)
            // A connection that Twilio has closed meanwhile would leave a message with an unknown outcome.
            .pool_idle_timeout(IDLE);
        if self.is_loopback {
            // A proxy of the environment is for the world outside.
            http = http.no_proxy();
        }
        if let Some(options) = &self.options {
            http = options(http);
        }
        http.redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| Problem::Http(error.without_url().to_string()).into())
    }
}

impl Settings {
    /// The same, for a server that takes the place of Twilio's.
    pub(crate) fn at(&self, url: &str) -> Result<Self, ConfigError> {
        let base = Base::parse(url)?;
        let hosts = Hosts { api: base.clone(), messaging: base, region: self.hosts.region.clone() };
        let connections = Connections { is_loopback: hosts.api.is_loopback(), ..self.connections.clone() };
        Self { hosts, connections, ..self.clone() }.reconnected()
    }

    /// The same with connections of its own, for another runtime.
    pub(crate) fn reconnected(&self) -> Result<Self, ConfigError> {
        Ok(Self { http: self.connections.open()?, ..self.clone() })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("account", &self.account)
            .field("key", &self.key)
            .field("region", &self.region)
            .field("edge", &self.edge)
            .field("base_url", &self.base)
            .finish_non_exhaustive()
    }
}
