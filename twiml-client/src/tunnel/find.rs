//! Looks for what leads to the application.

use std::env::{self, VarError};
use std::fmt;
use std::time::Duration;

use super::Tunnel;
#[cfg(feature = "ngrok")]
use super::embedded;
use super::error::TunnelError;
use super::local::Local;
use super::source::{Agent, Program, Source};
use super::{cloudflared, ngrok};
#[cfg(feature = "ngrok")]
use crate::config::Secret;

const PUBLIC_URL: &str = "TWILIO_PUBLIC_URL";

/// How long cloudflared may take to be connected.
const READY_WITHIN: Duration = Duration::from_secs(30);

/// Looks for what leads to the application, with other addresses or more patience than [`Tunnel::find`].
///
/// ```no_run
/// # use twiml_client::tunnel::FindTunnel;
/// # async fn find() -> Result<(), twiml_client::tunnel::TunnelError> {
/// // `cloudflared tunnel --metrics 127.0.0.1:7000 --url http://localhost:3000`
/// let tunnel = FindTunnel::to(3000).cloudflared_at("127.0.0.1:7000").cloudflared().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "nothing is looked for before `.find()`"]
pub struct FindTunnel {
    port: u16,
    given: Option<String>,
    /// Where else than usual they are asked.
    ngrok: Vec<String>,
    cloudflared: Vec<String>,
    ready_within: Duration,
    #[cfg(feature = "ngrok")]
    authtoken: Option<Secret>,
}

impl FindTunnel {
    /// A tunnel to the application that listens on this port of this machine. Nothing is read from the environment.
    pub fn to(port: u16) -> Self {
        Self {
            port,
            given: None,
            ngrok: Vec::new(),
            cloudflared: Vec::new(),
            ready_within: READY_WITHIN,
            #[cfg(feature = "ngrok")]
            authtoken: None,
        }
    }

    /// The same, with what the environment says: `TWILIO_PUBLIC_URL` and, with the feature `ngrok`, `NGROK_AUTHTOKEN`.
    ///
    /// # Errors
    ///
    /// [`TunnelError::Variable`] if `TWILIO_PUBLIC_URL` is set, and not to the URL of an application.
    pub fn from_env(port: u16) -> Result<Self, TunnelError> {
        Self::from_variables(port, env::var)
    }

    fn from_variables(
        port: u16,
        variable: impl Fn(&'static str) -> Result<String, VarError>,
    ) -> Result<Self, TunnelError> {
        let read = |name| {
            let value = match variable(name) {
                Ok(value) => value,
                Err(VarError::NotPresent) => return None,
                // What is wrong with it is said where it is checked.
                Err(VarError::NotUnicode(value)) => value.to_string_lossy().into_owned(),
            };
            Some(value).filter(|value| !value.trim().is_empty())
        };
        let mut find = Self::to(port);
        if let Some(url) = read(PUBLIC_URL) {
            Tunnel::given(&*url).map_err(|error| error.in_variable(PUBLIC_URL))?;
            find.given = Some(url);
        }
        #[cfg(feature = "ngrok")]
        {
            find.authtoken = read(embedded::AUTHTOKEN).map(Secret::from);
        }
        Ok(find)
    }

    /// Takes this URL, if there is one, and looks for nothing then.
    pub fn given(mut self, url: Option<impl Into<String>>) -> Self {
        self.given = url.map(Into::into).or(self.given);
        self
    }

    /// Where the ngrok agent answers, in place of `127.0.0.1:4040` and `4041`: the `web_addr` of its configuration. May be called several times.
    pub fn ngrok_at(mut self, address: impl fmt::Display) -> Self {
        self.ngrok.push(address.to_string());
        self
    }

    /// Where cloudflared answers, in place of `127.0.0.1:20241` to `20245`: its `--metrics`. Without that, a sixth one takes a random port. May be called
    /// several times.
    pub fn cloudflared_at(mut self, address: impl fmt::Display) -> Self {
        self.cloudflared.push(address.to_string());
        self
    }

    /// How long cloudflared may take to be connected: 30 s, if nothing is said.
    pub fn ready_within(mut self, limit: Duration) -> Self {
        self.ready_within = limit;
        self
    }

    /// The authtoken of an ngrok account, for ngrok in this process.
    #[cfg(feature = "ngrok")]
    pub fn ngrok_authtoken(mut self, authtoken: impl Into<Secret>) -> Self {
        self.authtoken = Some(authtoken.into());
        self
    }

    /// Takes the URL that was given, or looks for an ngrok agent, then for cloudflared. With the feature `ngrok` and an authtoken, ngrok is started in this
    /// process if there is neither.
    ///
    /// # Errors
    ///
    /// [`TunnelError`], which says what to start.
    pub async fn find(&self) -> Result<Tunnel, TunnelError> {
        if let Some(url) = &self.given {
            return Tunnel::given(&**url);
        }
        let mut found = Vec::new();
        for program in [Program::Ngrok, Program::Cloudflared] {
            match self.agent(program).await {
                Ok(tunnel) => return Ok(tunnel),
                // There is something, and another tunnel would be a surprise.
                Err(error @ (TunnelError::Several { .. } | TunnelError::NotReady { .. })) => {
                    return Err(error);
                }
                Err(error) => found.push(error),
            }
        }
        #[cfg(feature = "ngrok")]
        if self.authtoken.is_some() {
            return self.embedded_ngrok().await;
        }
        Err(TunnelError::NotFound { port: self.port, found })
    }

    /// The tunnel of a running ngrok agent.
    ///
    /// # Errors
    ///
    /// [`TunnelError`], if none leads to the application, or several do.
    pub async fn ngrok(&self) -> Result<Tunnel, TunnelError> {
        self.agent(Program::Ngrok).await
    }

    /// The quick tunnel of a running cloudflared, once it is connected.
    ///
    /// # Errors
    ///
    /// [`TunnelError`], if none leads to the application, or several do, or if it is not connected in time.
    pub async fn cloudflared(&self) -> Result<Tunnel, TunnelError> {
        self.agent(Program::Cloudflared).await
    }

    /// Starts ngrok in this process. It ends with the last clone of the tunnel.
    ///
    /// # Errors
    ///
    /// [`TunnelError`], if there is no authtoken, or if ngrok refuses.
    #[cfg(feature = "ngrok")]
    pub async fn embedded_ngrok(&self) -> Result<Tunnel, TunnelError> {
        let authtoken = self.authtoken.as_ref().ok_or(TunnelError::NoAuthtoken)?;
        let embedded = embedded::Embedded::start(authtoken, self.port).await?;
        let public_url = embedded.url().await?;
        Ok(Tunnel { public_url, source: Source::Embedded(embedded) })
    }

    async fn agent(&self, program: Program) -> Result<Tunnel, TunnelError> {
        let (set, usual) = match program {
            Program::Ngrok => (&self.ngrok, ngrok::ADDRESSES),
            Program::Cloudflared => (&self.cloudflared, cloudflared::ADDRESSES),
        };
        let addresses =
            if set.is_empty() { usual.iter().map(ToString::to_string).collect() } else { set.clone() };
        let agent = Agent { program, local: Local::new()?, addresses, port: self.port };
        let public_url = agent.url(None, self.ready_within).await?;
        Ok(Tunnel { public_url, source: Source::Agent(agent) })
    }
}

/// # Looking for one
impl Tunnel {
    /// What leads to the application that listens on this port of this machine: `TWILIO_PUBLIC_URL` if it is set, a running ngrok agent, or a running
    /// cloudflared. With the feature `ngrok` and `NGROK_AUTHTOKEN`, ngrok is started in this process if there is none of these.
    ///
    /// # Errors
    ///
    /// [`TunnelError`], which says what to start.
    pub async fn find(port: u16) -> Result<Self, TunnelError> {
        FindTunnel::from_env(port)?.find().await
    }

    /// The tunnel of a running ngrok agent to this port.
    ///
    /// # Errors
    ///
    /// [`TunnelError`], if no agent is running, or none of its tunnels leads to this port, or several do.
    pub async fn ngrok(port: u16) -> Result<Self, TunnelError> {
        FindTunnel::to(port).ngrok().await
    }

    /// The quick tunnel of a running cloudflared to this port, once it is connected. Older versions of cloudflared do not say which port theirs
    /// leads to; they are believed, if there is one alone.
    ///
    /// # Errors
    ///
    /// [`TunnelError`], if no cloudflared is running, or none leads to this port, or several do, or if it is not connected within 30 s.
    pub async fn cloudflared(port: u16) -> Result<Self, TunnelError> {
        FindTunnel::to(port).cloudflared().await
    }

    /// Starts ngrok in this process, with the authtoken in `NGROK_AUTHTOKEN`. It leads to this port of this machine, and ends with the last clone of
    /// the tunnel.
    ///
    /// The process needs a provider of TLS, which the features `rustls` and `graviola` install as its default.
    ///
    /// # Errors
    ///
    /// [`TunnelError`], if the variable is not set, or if ngrok refuses.
    #[cfg(feature = "ngrok")]
    pub async fn embedded_ngrok(port: u16) -> Result<Self, TunnelError> {
        let authtoken = embedded::authtoken_from_env().ok_or(TunnelError::NoAuthtoken)?;
        FindTunnel::to(port).ngrok_authtoken(authtoken).embedded_ngrok().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(url: &str) -> Result<Option<String>, String> {
        set_to(&|| Ok(url.to_owned()))
    }

    fn set_to(value: &dyn Fn() -> Result<String, VarError>) -> Result<Option<String>, String> {
        let find = FindTunnel::from_variables(3000, |name| {
            if name == PUBLIC_URL { value() } else { Err(VarError::NotPresent) }
        });
        find.map(|find| find.given).map_err(|error| error.to_string())
    }

    #[test]
    fn the_variable_is_the_url() {
        assert_eq!(given("https://a.example"), Ok(Some("https://a.example".to_owned())));
        assert_eq!(given(" "), Ok(None));
        let error = given("a.example").unwrap_err();
        assert!(error.starts_with("TWILIO_PUBLIC_URL: the public URL has no scheme"), "{error}");
        let error = set_to(&|| Err(VarError::NotUnicode("https://é.example".into()))).unwrap_err();
        assert!(
            error.starts_with("TWILIO_PUBLIC_URL: the public URL has a host that is not ASCII"),
            "{error}"
        );
    }
}
