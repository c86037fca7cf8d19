//! To an application that listens somewhere, in any language.

use std::error::Error as _;
use std::io::{self, ErrorKind};
use std::time::Duration;

use bytes::Bytes;
use http::Uri;
use http::header::HOST;
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::TokioExecutor;
use twiml_runtime::{PublicUrl, Verifier};

use super::carry::{Carrying, Transport};
use super::limit::in_time;
use super::target::Reached;
use crate::machine::{Broken, HttpRequest, Outcome};

#[cfg(feature = "streams")]
use {
    super::carry::Opening, super::upgrade::upgrade, crate::machine::NotOpened, tokio::net::TcpStream,
    tokio::time::timeout,
};

/// How long Twilio waits for a connection.
///
/// <https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides>
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// The way to an application that listens at an address of its own, and believes to be called at its public URL.
///
/// [`Phone::connect`](crate::Phone::connect) uses it. A transport that watches the requests can be put in front of it.
#[derive(Debug, Clone)]
pub struct OverHttp {
    client: Client<HttpConnector, Full<Bytes>>,
    /// Scheme, host and port where it listens, and what comes before its paths.
    address: String,
    reached: Reached,
}

impl OverHttp {
    /// To an application that listens at this `http://` address, and is called at this public URL. A URL that
    /// [changes](twiml_runtime::Verifier::set_public_url) while the application runs is followed by [`Phone::connect`](crate::Phone::connect) alone, which
    /// is given the verifier that knows it.
    pub fn new(address: &str, public_url: PublicUrl) -> Self {
        Self::to(address, Reached::At(public_url))
    }

    /// The same for an application that is called at the address of this verifier.
    pub(crate) fn of(address: &str, verifier: Verifier) -> Self {
        Self::to(address, Reached::By(verifier))
    }

    fn to(address: &str, reached: Reached) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_connect_timeout(Some(CONNECT_TIMEOUT));
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Self { client, address: address.trim_end_matches('/').to_owned(), reached }
    }

    /// The request as it goes over the wire. One to the application goes to its address.
    fn leaving(&self, request: HttpRequest) -> Result<HttpRequest, Broken> {
        let (mut parts, body) = request.into_parts();
        if let Some(target) = self.reached.target(&parts.uri) {
            // As a tunnel does: the host stays the one that was called, and so does the scheme.
            let host = parts.uri.authority().and_then(|authority| authority.as_str().parse().ok());
            let scheme = parts.uri.scheme_str().and_then(|scheme| scheme.parse().ok());
            if let (Some(host), Some(scheme)) = (host, scheme) {
                parts.headers.insert(HOST, host);
                parts.headers.insert("x-forwarded-proto", scheme);
            }
            parts.uri =
                format!("{}{target}", self.address).parse::<Uri>().map_err(|_| Broken::NotResolved)?;
        }
        // This client does not speak TLS.
        if parts.uri.scheme_str() == Some("https") {
            return Err(Broken::Handshake);
        }
        Ok(http::Request::from_parts(parts, body))
    }

    async fn call(&self, request: HttpRequest) -> Outcome {
        let request = self.leaving(request)?.map(Full::new);
        let response = self.client.request(request).await.map_err(|error| broken(&error))?;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.map_err(|_| Broken::NotHttp)?.to_bytes();
        Ok(http::Response::from_parts(parts, body))
    }
}

impl Transport for OverHttp {
    fn carry(&self, request: HttpRequest) -> Carrying<'_> {
        Box::pin(in_time(self.call(request)))
    }

    #[cfg(feature = "streams")]
    fn open(&self, handshake: HttpRequest) -> Opening<'_> {
        Box::pin(async {
            if self.reached.target(handshake.uri()).is_none() {
                return Err(NotOpened::Nowhere);
            }
            let mut handshake = self.leaving(handshake).map_err(NotOpened::Broken)?;
            let authority = handshake.uri().authority().map(ToString::to_string).unwrap_or_default();
            let port = if handshake.uri().port().is_some() { "" } else { ":80" };
            let connecting = timeout(CONNECT_TIMEOUT, TcpStream::connect(format!("{authority}{port}")));
            let stream = match connecting.await {
                Err(_) => return Err(NotOpened::Broken(Broken::ConnectTimedOut)),
                Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => {
                    return Err(NotOpened::Broken(Broken::Refused));
                }
                Ok(Err(_)) => return Err(NotOpened::Broken(Broken::NotResolved)),
                Ok(Ok(stream)) => stream,
            };
            let target = handshake.uri().path_and_query().map_or("/", |target| target.as_str());
            *handshake.uri_mut() = target.parse().map_err(|_| NotOpened::Broken(Broken::NotResolved))?;
            upgrade(stream, handshake).await
        })
    }
}

fn broken(error: &Error) -> Broken {
    let mut cause = error.source();
    while let Some(inner) = cause {
        match inner.downcast_ref::<io::Error>().map(io::Error::kind) {
            Some(ErrorKind::ConnectionRefused) => return Broken::Refused,
            Some(ErrorKind::TimedOut) => return Broken::ConnectTimedOut,
            _ => cause = inner.source(),
        }
    }
    // What is left before the connection is made is the look-up of its host.
    if error.is_connect() { Broken::NotResolved } else { Broken::NotHttp }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    fn to(address: &str) -> OverHttp {
        OverHttp::new(address, "https://app.example".parse().unwrap())
    }

    fn request() -> HttpRequest {
        http::Request::post("https://app.example/sms").body(Bytes::from("Body=hi")).unwrap()
    }

    /// An application that reads a request and says this. What it has read comes back.
    async fn says(words: &'static str) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let read = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut buffer = vec![0; 4096];
            let length = stream.read(&mut buffer).await.unwrap();
            stream.write_all(words.as_bytes()).await.unwrap();
            String::from_utf8_lossy(&buffer[..length]).into_owned()
        });
        (address, read)
    }

    #[tokio::test]
    async fn a_request_arrives_as_through_a_tunnel() {
        let (address, read) = says("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi").await;
        let carried = to(&address).carry(request()).await;
        assert_eq!(carried.outcome.unwrap().body(), "hi");
        let read = read.await.unwrap().to_ascii_lowercase();
        assert!(read.starts_with("post /sms http/1.1\r\n"), "{read}");
        assert!(
            read.contains("host: app.example\r\n") && read.contains("x-forwarded-proto: https\r\n"),
            "{read}"
        );
    }

    #[tokio::test]
    async fn what_goes_wrong_is_told_apart() {
        let (address, _read) = says("hello\r\n\r\n").await;
        assert_eq!(to(&address).carry(request()).await.outcome.unwrap_err(), Broken::NotHttp);
        let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        assert_eq!(
            to(&format!("http://{closed}")).carry(request()).await.outcome.unwrap_err(),
            Broken::Refused
        );
        let nowhere = to("http://nowhere.invalid");
        assert_eq!(nowhere.carry(request()).await.outcome.unwrap_err(), Broken::NotResolved);
        let secure = to("https://127.0.0.1");
        assert_eq!(secure.carry(request()).await.outcome.unwrap_err(), Broken::Handshake);
    }
}
