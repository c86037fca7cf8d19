//! The client: what a request is sent by.

mod file;
mod list;
mod send;
mod sending;

use std::fmt;
use std::sync::Arc;

use serde_json::Value;
use twiml_values::AccountSid;

use crate::config::{ClientBuilder, ConfigError, Secret, Settings};
use crate::error::Result;
use crate::wire::Request;

pub use sending::Sending;

/// A client of Twilio's REST API, for one account. Clones share its connections: in an axum application, it is a part of the state.
///
/// ```no_run
/// use twiml_client::prelude::*;
/// use twiml_runtime::prelude::*;
///
/// #[status_callback("/webhooks/twilio/status")]
/// async fn message_status(update: MessageStatusUpdate) {}
///
/// # async fn send() -> Result<(), BoxError> {
/// let verifier = Verifier::from_env()?;
/// let client = Client::from_env()?; // TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN
/// let message = SendMessage::to("+15551110000")
///     .from("+15552220000")
///     .body("Your order is ready.")
///     .status_callback::<message_status>(verifier.public_url())
///     .send(&client)
///     .await?;
/// println!("{} is {}", message.sid, message.status);
/// # Ok(())
/// # }
/// ```
///
/// What is safe to repeat is repeated: after 429, after no connection, and, for what reads, deletes or sets, after 5xx and timeouts. A message
/// and a call are never sent a second time once they may have been sent; see [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown).
///
/// Every request has a span `twilio` in the log at the level `DEBUG`, with `operation`, `status`, `attempts` and `request_id`, and none of its values.
#[derive(Clone)]
pub struct Client(Arc<Settings>);

impl Client {
    /// A client with the auth token of the account. For production, Twilio recommends [an API key](ClientBuilder::api_key).
    ///
    /// # Errors
    ///
    /// [`ConfigError`], if one of them cannot be right.
    pub fn new(account_sid: impl Into<String>, auth_token: impl Into<Secret>) -> Result<Self, ConfigError> {
        Self::builder().account(account_sid).auth_token(auth_token).build()
    }

    /// A client from the environment: `TWILIO_ACCOUNT_SID`, and either `TWILIO_API_KEY` with `TWILIO_API_SECRET` or `TWILIO_AUTH_TOKEN`; besides,
    /// `TWILIO_REGION` and `TWILIO_EDGE`.
    ///
    /// # Errors
    ///
    /// [`ConfigError`], naming the variable that is missing, empty or unusable.
    pub fn from_env() -> Result<Self, ConfigError> {
        ClientBuilder::from_env()?.build()
    }

    /// A client with other timeouts, another place, or an API key.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The same client for a server that takes the place of `https://api.twilio.com` and `https://messaging.twilio.com`.
    ///
    /// # Errors
    ///
    /// [`ConfigError`], if it is not an address of HTTP.
    pub fn base_url(self, url: impl Into<String>) -> Result<Self, ConfigError> {
        Ok(Self(Arc::new(self.0.at(&url.into())?)))
    }

    /// The account.
    pub fn account_sid(&self) -> &AccountSid {
        self.0.credentials.account()
    }

    /// The same with connections of its own: those of this one need its runtime to go on. If that is not possible, it is the same.
    pub(crate) fn with_own_connections(&self) -> Self {
        self.0.reconnected().map_or_else(|_| self.clone(), |settings| Self(Arc::new(settings)))
    }

    /// The region, if it is not the first one.
    pub(crate) fn region(&self) -> Option<&str> {
        self.0.hosts.region()
    }

    /// Whether what it asks is on this machine, in Twilio's place.
    #[cfg(feature = "cli")]
    pub(crate) fn is_on_this_machine(&self) -> bool {
        self.0.hosts.of(crate::config::Product::Api).is_loopback()
    }

    /// Sends any request, and returns the JSON of the answer: `null` for an empty one.
    ///
    /// # Errors
    ///
    /// As for all that the client sends: see [`Error`](crate::Error).
    pub async fn request(&self, request: Request) -> Result<Value> {
        let answer = self.send(&request).await?;
        if answer.body.is_empty() { Ok(Value::Null) } else { answer.json() }
    }
}

impl ClientBuilder {
    /// Makes the client. It is made once and cloned: the clones share its connections.
    ///
    /// # Errors
    ///
    /// [`ConfigError`], if something is missing or cannot be right.
    pub fn build(self) -> Result<Client, ConfigError> {
        Ok(Client(Arc::new(self.settings()?)))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("credentials", &self.0.credentials)
            .field("hosts", &self.0.hosts)
            .field("patience", &self.0.patience)
            .finish_non_exhaustive()
    }
}
