//! The REST API in the hands of a test.

mod account;
mod faults;
mod happened;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener as StdListener};
use std::sync::Arc;

use tokio::net::TcpListener;
use twiml_values::MessageStatus;

use super::credentials::Credentials;
use super::desk::Desk;
use super::exchange::exchange;
use super::expected::Expected;
use super::later::Later;
use super::server::Server;
use super::storage::{Storage, hand_out};
use super::store::Store;
use crate::fetch::TWILIOS_API;
use crate::machine::Shared;
use crate::phone::Phone;
use crate::status::Delivery;
use crate::transcript::SentMessage;

/// Twilio's REST API on this machine, for the phone that [`Phone::rest`] was called on. Clones are the same API; it stops when the last is dropped.
///
/// It answers first, and calls the application after that, so that a webhook can use it as well. What a request has begun goes on with the next step of
/// the test, or with [`settled`](Self::settled). It is reached through a socket: while tokio's clock is paused, a webhook that waits for it is out of time
/// at once.
///
/// - Messages are sent, shown, listed, canceled, emptied and deleted, and their media listed, fetched and deleted. One to a number of the account arrives
///   there, and the number's webhook is asked.
/// - Calls are placed, shown, listed, changed and deleted. They end at their time limit, machines are detected, and keys are sent.
/// - Recordings are begun, shown, listed, paused, ended, fetched and deleted, whatever made them. As a file, a recording is silence, for as long as it
///   lasts, but a minute at most: WAV, also with two channels, or MP3.
/// - Phone numbers, TwiML applications, messaging services, the numbers in these, and SIP domains are made, shown, listed, changed and deleted.
///
/// Files are on [another host](Self::storage_url), to which the API redirects, and which refuses credentials. While this is there, the URLs of files and
/// recordings in the requests of the phone are its own, not those of `api.twilio.com`.
///
/// All else is not there, code 20404: conferences and their participants, queues, transcriptions, feedback, the lists of addresses and credentials
/// of a SIP domain, accounts, keys, and all other products. Parameters that a call can have and that change nothing are in the transcript.
///
/// A live call takes another `StatusCallback` with or without `Url`, as Twilio's page says. [Others have seen it ignored](https://github.com/twilio/twilio-python/issues/884)
/// without one.
///
/// [Requests can fail](Self::fail_next), before or after they have taken effect, and somebody else can [edit](Self::edit_when) what they are about.
///
/// Node's library is pointed at it by `client.api.baseUrl` and `client.messaging.baseUrl`, Python's by `client.api.base_url` and
/// `client.messaging.base_url`.
///
/// ```
/// use twiml_phone::{Callee, Phone};
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/reminder")]
/// async fn reminder(_call: IncomingCall) -> VoiceResponse {
///     twiml! { <Response><Say>"Your appointment is at nine."</Say></Response> }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), BoxError> {
/// let verifier = Verifier::new("a token of the test's own", "https://example.com")?;
/// let app: axum::Router = webhooks![reminder].verified_by(verifier.clone()).into_router();
/// let phone = Phone::new(app, verifier);
/// let rest = phone.rest().await?;
/// rest.on_call(|_| Some(Callee::answers()));
///
/// # async fn remind(url: &str, account: &str) -> Result<(), BoxError> {
/// #     use base64::Engine as _;
/// #     use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
/// #     let body = "To=%2B14155550100&From=%2B12065550199&Url=https%3A%2F%2Fexample.com%2Freminder";
/// #     let basic = base64::engine::general_purpose::STANDARD.encode(format!("{account}:a token of the test's own"));
/// #     let host = url.trim_start_matches("http://");
/// #     let mut stream = tokio::net::TcpStream::connect(host).await?;
/// #     let request = format!("POST /2010-04-01/Accounts/{account}/Calls.json HTTP/1.1\r\nhost: {host}\r\n\
/// #         authorization: Basic {basic}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
/// #         content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
/// #     stream.write_all(request.as_bytes()).await?;
/// #     stream.read_to_string(&mut String::new()).await?;
/// #     Ok(())
/// # }
/// // The code under test, which places a call with whatever client it has.
/// remind(rest.url(), rest.account_sid()).await?;
/// rest.settled().await;
///
/// let calls = rest.calls();
/// assert_eq!(calls[0].text("status"), Some("completed"));
/// let call = rest.call(calls[0].sid()).ok_or("no call")?;
/// assert_eq!(call.heard(), ["Your appointment is at nine."]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Rest {
    desk: Arc<Desk>,
    _running: Arc<Running>,
}

/// The servers of the API and of its files. Once they are gone, the phone has Twilio's own URLs again.
struct Running {
    _servers: [Server; 2],
    /// What URLs of the API begin with, which another one may have changed.
    api: Shared<Arc<str>>,
    url: Arc<str>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.api.change(|api| {
            if *api == self.url {
                *api = TWILIOS_API.into();
            }
        });
    }
}

impl Phone {
    /// Starts a REST API on a free port of this machine. It needs a tokio runtime.
    ///
    /// # Errors
    ///
    /// If no port is free.
    pub async fn rest(&self) -> io::Result<Rest> {
        self.rest_at(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?)
    }

    /// Starts a REST API that listens here, for an application that has to know its URL before there is a phone.
    ///
    /// # Errors
    ///
    /// If the listener has no address, or there is no port for the files.
    pub fn rest_at(&self, listener: TcpListener) -> io::Result<Rest> {
        let account = self.account().sid.to_string();
        let on_message = |_: &SentMessage| Some(Delivery::from(MessageStatus::Delivered));
        let url = format!("http://{}", listener.local_addr()?);
        let files = StdListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        files.set_nonblocking(true)?;
        let files = TcpListener::from_std(files)?;
        let running: Arc<str> = url.as_str().into();
        let api = self.account().api.clone();
        api.change(|api| *api = Arc::clone(&running));
        let credentials = Credentials::new(&account, &self.account().verifier);
        let storage = Storage::new(format!("http://{}", files.local_addr()?), &credentials);
        let desk = Arc::new(Desk {
            phone: self.clone(),
            url,
            credentials,
            account,
            store: Shared::new(Store::default()),
            on_message: Shared::new(Arc::new(on_message)),
            on_call: Shared::new(Arc::new(|_: &str| None)),
            seen: Shared::default(),
            faults: Expected::default(),
            edits: Expected::default(),
            later: Later::new(self),
            storage: storage.clone(),
        });
        let answering = Arc::clone(&desk);
        let servers = [
            Server::start(listener, move |request| exchange(Arc::clone(&answering), request)),
            Server::start(files, move |request| hand_out(storage.clone(), request)),
        ];
        Ok(Rest { desk, _running: Arc::new(Running { _servers: servers, api, url: running }) })
    }
}

/// How it is reached.
impl Rest {
    /// What stands for `https://api.twilio.com` and `https://messaging.twilio.com`, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.desk.url
    }

    /// Where the files of recordings and messages are, without a slash at its end: another host, which wants no credentials.
    pub fn storage_url(&self) -> &str {
        &self.desk.storage.url
    }

    /// The SID of the account. It is the user of a request; the auth token, which is the verifier's, is the password.
    pub fn account_sid(&self) -> &str {
        &self.desk.account
    }

    /// Lets an API key in: its SID, `SK…`, and its secret.
    pub fn add_key(&self, sid: impl Into<String>, secret: impl Into<String>) {
        self.desk.credentials.add_key(sid.into(), secret.into());
    }
}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.desk.fmt(f)
    }
}
