//! The REST API in the hands of a test.

use std::fmt;
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use tokio::net::TcpListener;
use twiml_values::{ErrorCode, MessageStatus};

use super::asked::Form;
use super::credentials::Credentials;
use super::desk::Desk;
use super::later::Later;
use super::refusal::Refusal;
use super::resource::Resource;
use super::server::Server;
use super::store::{Kind, Store};
use crate::fault::Fault;
use crate::line::{Call, Callee};
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
/// - Messages are sent, shown, listed, canceled, emptied and deleted; their media are listed. One to a number of the account arrives there, and the
///   number's webhook is asked.
/// - Calls are placed, shown, listed, changed (`Url`, `Twiml`, `Status`) and deleted.
/// - Phone numbers, TwiML applications, messaging services and the numbers in these are made, shown, listed, changed and deleted.
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
    _server: Arc<Server>,
}

impl Phone {
    /// Starts a REST API on a free port of this machine. It needs a tokio runtime.
    ///
    /// # Errors
    ///
    /// If no port can be had.
    pub async fn rest(&self) -> io::Result<Rest> {
        self.rest_at(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?)
    }

    /// Starts a REST API that listens here, for an application that has to know its URL before there is a phone.
    ///
    /// # Errors
    ///
    /// If the listener has no address.
    pub fn rest_at(&self, listener: TcpListener) -> io::Result<Rest> {
        let account = self.account().sid.to_string();
        let on_message = |_: &SentMessage| Some(Delivery::from(MessageStatus::Delivered));
        let desk = Arc::new(Desk {
            phone: self.clone(),
            url: format!("http://{}", listener.local_addr()?),
            credentials: Credentials::new(&account, &self.account().verifier),
            account,
            store: Shared::new(Store::default()),
            on_message: Shared::new(Arc::new(on_message)),
            on_call: Shared::new(Arc::new(|_: &str| None)),
            refusals: Shared::default(),
            later: Later::new(self),
        });
        let server = Arc::new(Server::start(listener, Arc::clone(&desk)));
        Ok(Rest { desk, _server: server })
    }
}

/// How it is reached.
impl Rest {
    /// What stands for `https://api.twilio.com` and `https://messaging.twilio.com`, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.desk.url
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

/// What the account has. Without any numbers, messages and calls may come from all.
impl Rest {
    /// Gives the account a phone number.
    ///
    /// # Errors
    ///
    /// If it is not one in E.164.
    pub fn add_number(&self, number: &str) -> Result<Resource, Fault> {
        self.add(Kind::Number, &[("PhoneNumber", number)])
    }

    /// Gives the account a TwiML application, with these parameters of the REST API: `VoiceUrl`, `MessageStatusCallback` and so on.
    ///
    /// # Errors
    ///
    /// If the REST API would refuse them.
    pub fn add_application(&self, parameters: &[(&str, &str)]) -> Result<Resource, Fault> {
        self.add(Kind::Application, parameters)
    }

    /// Gives the account a messaging service, with these parameters of the REST API: `FriendlyName`, `InboundRequestUrl` and so on.
    ///
    /// # Errors
    ///
    /// If the REST API would refuse them.
    pub fn add_service(&self, parameters: &[(&str, &str)]) -> Result<Resource, Fault> {
        self.add(Kind::Service, parameters)
    }

    /// The URL that is asked when somebody writes to a number: of its messaging service, its application, or its own. `None` if nothing is.
    ///
    /// ```
    /// # use twiml_phone::{Phone, Rest};
    /// # async fn f(phone: &Phone, rest: &Rest) -> Result<(), Box<dyn std::error::Error>> {
    /// let url = rest.message_url("+12065550199").ok_or("nobody would answer")?;
    /// phone.text(url, "hello").to("+12065550199").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn message_url(&self, number: &str) -> Option<String> {
        self.desk.store.read(|store| store.message_webhook(number)).map(|webhook| webhook.url)
    }

    /// The URL that is asked when somebody calls a number: of its application, or its own. `None` if nothing is.
    pub fn call_url(&self, number: &str) -> Option<String> {
        self.desk.store.read(|store| store.call_webhook(number)).map(|webhook| webhook.url)
    }

    fn add(&self, kind: Kind, parameters: &[(&str, &str)]) -> Result<Resource, Fault> {
        self.desk.make(kind, &Form::from(parameters)).map_err(Refusal::into_fault)
    }

    /// The phone numbers, in the order in which they came.
    pub fn numbers(&self) -> Vec<Resource> {
        self.desk.store.read(|store| store.all(Kind::Number).clone())
    }

    /// The TwiML applications.
    pub fn applications(&self) -> Vec<Resource> {
        self.desk.store.read(|store| store.all(Kind::Application).clone())
    }

    /// The messaging services.
    pub fn services(&self) -> Vec<Resource> {
        self.desk.store.read(|store| store.all(Kind::Service).clone())
    }
}

/// What has happened, and what becomes of it.
impl Rest {
    /// All messages, sent and received, in the order in which they came.
    pub fn messages(&self) -> Vec<Resource> {
        let records = self.desk.phone.office().records();
        records.iter().map(|record| self.desk.show_message(record)).collect()
    }

    /// All calls, placed, received and dialed, in the order in which they began.
    pub fn calls(&self) -> Vec<Resource> {
        self.desk.legs().iter().map(|leg| self.desk.show_call(leg)).collect()
    }

    /// A call by its SID, so that a test can be whoever is called.
    pub fn call(&self, sid: &str) -> Option<Call> {
        let leg = self.desk.legs().into_iter().find(|leg| leg.sid() == sid)?;
        Some(Call::new(&self.desk.phone, leg))
    }

    /// Decides what becomes of each message that is sent from now on; `None` leaves it to [`Phone::deliver`]. If nothing is said, all are delivered.
    pub fn on_message(&self, decide: impl Fn(&SentMessage) -> Option<Delivery> + Send + Sync + 'static) {
        self.desk.on_message.change(|old| *old = Arc::new(decide));
    }

    /// Decides what whoever is called does, by the address, for each call that is placed from now on; `None` leaves it to [`Call::callee`]. If nothing
    /// is said, calls ring.
    pub fn on_call(&self, decide: impl Fn(&str) -> Option<Callee> + Send + Sync + 'static) {
        self.desk.on_call.change(|old| *old = Arc::new(decide));
    }

    /// Refuses the next request with this code of Twilio's, whatever it asks for: 20429 for too many requests, 20500 and 20503 for Twilio's own
    /// failures, or any other. Each call is for one request.
    pub fn refuse_next(&self, code: impl Into<ErrorCode>) {
        self.desk.refusals.change(|codes| codes.push_back(code.into().number()));
    }

    /// Waits until all is done that requests have begun, as far as it happens by itself: callbacks are sent, prompts are over.
    pub async fn settled(&self) {
        self.desk.later.catch_up().await;
    }
}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.desk.fmt(f)
    }
}
