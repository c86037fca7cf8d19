//! ngrok in this process.

use std::env;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::lock::Mutex;
use ngrok::Error as _;
use ngrok::config::ForwarderBuilder as _;
use ngrok::forwarder::Forwarder;
use ngrok::session::{ConnectError, RpcError, Session};
use ngrok::tunnel::{EndpointInfo as _, HttpTunnel, TunnelCloser as _};
use reqwest::Url;
use tokio::time::sleep;
use twiml_runtime::PublicUrl;

use super::error::TunnelError;
use crate::config::{Secret, has_tls};

/// The variable that the authtoken is in.
pub(super) const AUTHTOKEN: &str = "NGROK_AUTHTOKEN";

/// What ngrok says while it believes that a process which was killed is still there: for some seconds.
const STILL_ONLINE: &str = "ERR_NGROK_334";
const PAUSE: Duration = Duration::from_secs(4);
const TRIES: u32 = 4;

/// ngrok, which leads requests to the application. It ends with the last clone.
#[derive(Clone)]
pub(super) struct Embedded(Arc<Running>);

struct Running {
    url: String,
    forwarder: Mutex<Forwarder<HttpTunnel>>,
}

/// Where ngrok is, if it is not where the crate knows it.
type Server<'a> = Option<&'a str>;

/// The authtoken in the environment.
pub(super) fn authtoken_from_env() -> Option<Secret> {
    env::var(AUTHTOKEN).ok().filter(|token| !token.trim().is_empty()).map(Secret::from)
}

impl Embedded {
    /// Leads requests to a port of this machine.
    pub(super) async fn start(authtoken: &Secret, port: u16) -> Result<Self, TunnelError> {
        let mut tries = 1;
        loop {
            match Self::try_to_start(authtoken, port, None).await {
                Err(TunnelError::Ngrok { code, .. })
                    if tries < TRIES && code.as_deref() == Some(STILL_ONLINE) =>
                {
                    tracing::debug!("ngrok has an earlier tunnel of this name still, trying again");
                    sleep(PAUSE).await;
                    tries += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn try_to_start(authtoken: &Secret, port: u16, server: Server<'_>) -> Result<Self, TunnelError> {
        if !has_tls() {
            return Err(TunnelError::NoTls);
        }
        let token = authtoken.reveal();
        let mut session = Session::builder();
        session.authtoken(token).client_info("twiml-client", env!("CARGO_PKG_VERSION"), None::<String>);
        if let Some(server) = server {
            session.server_addr(server).map_err(|error| refused(None, &error, token))?;
        }
        let session = session.connect().await.map_err(|error| not_connected(&error, token))?;
        let upstream =
            Url::parse(&format!("http://127.0.0.1:{port}")).map_err(|error| refused(None, &error, token))?;
        let forwarder = session
            .http_endpoint()
            .listen_and_forward(upstream)
            .await
            .map_err(|error| no_tunnel(&error, token))?;
        let url = forwarder.url().to_owned();
        Ok(Self(Arc::new(Running { url, forwarder: Mutex::new(forwarder) })))
    }

    /// The URL, as long as ngrok leads requests to the application.
    pub(super) async fn url(&self) -> Result<PublicUrl, TunnelError> {
        if self.0.forwarder.lock().await.join().is_finished() {
            return Err(TunnelError::Ngrok { code: None, message: "the tunnel has ended".to_owned() });
        }
        Ok(self.0.url.parse()?)
    }

    /// Ends the tunnel, so that its name is free at once.
    pub(super) async fn close(&self) -> Result<(), TunnelError> {
        self.0.forwarder.lock().await.close().await.map_err(|error| no_tunnel(&error, ""))
    }
}

fn not_connected(error: &ConnectError, token: &str) -> TunnelError {
    refused(error.error_code(), error, token)
}

fn no_tunnel(error: &RpcError, token: &str) -> TunnelError {
    refused(error.error_code(), error, token)
}

/// An error of ngrok's, with its causes. Its words may have the authtoken in them.
fn refused(code: Option<&str>, error: &dyn Error, token: &str) -> TunnelError {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        message = format!("{message}: {error}");
        cause = error.source();
    }
    if !token.is_empty() {
        message = message.replace(token, "(the authtoken)");
    }
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    TunnelError::Ngrok { code: code.map(str::to_owned), message }
}

impl fmt::Debug for Embedded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Embedded").field("url", &self.0.url).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt as _;
    use tokio::net::TcpListener;

    use super::*;

    #[derive(Debug)]
    struct Said(&'static str, Option<Box<Said>>);

    impl fmt::Display for Said {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Said {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1.as_deref().map(|cause| cause as &(dyn Error + 'static))
        }
    }

    #[test]
    fn the_authtoken_is_not_repeated() {
        let cause = Said("It does not look right.\nYour authtoken: 2abc_DEF", None);
        let error = Said("authentication failure", Some(Box::new(cause)));
        let error = refused(Some("ERR_NGROK_105"), &error, "2abc_DEF");
        assert_eq!(
            error.to_string(),
            "ngrok: authentication failure: It does not look right. Your authtoken: (the authtoken)"
        );
        assert!(!format!("{error:?}").contains("2abc_DEF"));
    }

    /// Starts against a server that is not ngrok's.
    async fn started_at(server: &str) -> String {
        let token = Secret::from("2abc_DEF");
        Embedded::try_to_start(&token, 3000, Some(server)).await.unwrap_err().to_string()
    }

    #[tokio::test]
    async fn no_server_is_an_error() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        drop(listener);
        let error = started_at(&address).await;
        assert!(error.starts_with("ngrok: failed to establish tcp connection: "), "{error}");
    }

    #[tokio::test]
    async fn a_server_without_tls_is_an_error() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let serving = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        });
        let error = started_at(&address).await;
        serving.await.unwrap();
        assert!(error.starts_with("ngrok: tls handshake error: "), "{error}");
    }
}
