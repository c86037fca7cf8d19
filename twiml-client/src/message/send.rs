//! A message to be sent.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use serde_json::Value;
use twiml_runtime::{Method, Url};
use twiml_values::{Address, ApplicationSid, MessagingServiceSid};

use super::resource::Message;
use super::state::{
    Content, FromAddress, FromService, NoContent, NoSender, PicksSender, Sender, WithContent,
};
use crate::callback::MessageCallbacks;
use crate::client::{Client, Sending};
use crate::wire::{Request, instant, seconds};

/// A message to be sent: a value, which a [`Client`] sends.
///
/// [`send`](Self::send) compiles once there are a sender and something to send.
///
/// ```no_run
/// use twiml_client::prelude::*;
///
/// # async fn send(client: &Client) -> Result<(), Error> {
/// let message = SendMessage::to("+15551110000").from("+15552220000").body("Hello!").send(client).await?;
/// assert!(!message.status.is_final());
/// # Ok(())
/// # }
/// ```
///
/// ```compile_fail,E0277
/// # use twiml_client::prelude::*;
/// # async fn send(client: &Client) -> Result<(), Error> {
/// SendMessage::to("+15551110000").body("Hello!").send(client).await?; // no `.from(…)`
/// # Ok(())
/// # }
/// ```
///
/// Twilio calls the status callback of a message by `POST`, so a handler by another method does not compile:
///
/// ```compile_fail,E0080
/// # use twiml_client::prelude::*;
/// # use twiml_runtime::prelude::*;
/// #[status_callback("/message-status", method = "GET")]
/// async fn message_status(update: MessageStatusUpdate) {}
///
/// # fn message(public_url: &PublicUrl) {
/// SendMessage::to("+15551110000").status_callback::<message_status>(public_url);
/// # }
/// # fn main() { message(&"https://app.example".parse().unwrap()) }
/// ```
///
/// A message that may have been sent is never sent again: see [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown).
///
/// <https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource>
#[must_use = "a message is sent by `.send(&client)`"]
pub struct SendMessage<S = NoSender, C = NoContent> {
    request: Request,
    state: PhantomData<(S, C)>,
}

impl SendMessage {
    /// To a number in E.164, a short code, or an address of a channel, such as `whatsapp:+15551110000`.
    pub fn to(recipient: impl Into<Address>) -> Self {
        let request = Request::create("Messages").named("POST Messages").param("To", recipient.into());
        Self { request, state: PhantomData }
    }
}

/// The sender.
impl<C> SendMessage<NoSender, C> {
    /// From a number of the account, an alphanumeric sender, a short code, or an address of a channel.
    pub fn from(self, sender: impl Into<Address>) -> SendMessage<FromAddress, C> {
        self.with("From", sender.into())
    }

    /// From a messaging service, which picks the sender.
    pub fn service(self, sid: &MessagingServiceSid) -> SendMessage<FromService, C> {
        self.with("MessagingServiceSid", sid)
    }
}

/// What is sent.
impl<S, C> SendMessage<S, C> {
    /// The text, of up to 1,600 characters. Given twice, the second replaces the first.
    pub fn body(self, text: impl Into<String>) -> SendMessage<S, WithContent> {
        self.with("Body", text.into())
    }

    /// The URL of a picture or another medium, which Twilio fetches without credentials; up to ten of them. Pictures have up to 5 MB, others up to
    /// 500 kB.
    pub fn media(self, url: impl Into<Url>) -> SendMessage<S, WithContent> {
        let Self { request, .. } = self;
        SendMessage { request: request.param("MediaUrl", url.into()), state: PhantomData }
    }

    /// A [content template](https://www.twilio.com/docs/content), `HX…`.
    pub fn template(self, sid: impl Into<String>) -> SendMessage<S, WithContent> {
        self.with("ContentSid", sid.into())
    }

    fn with<T, D>(mut self, name: &'static str, value: impl ToString) -> SendMessage<T, D> {
        self.request.put(name, value);
        SendMessage { request: self.request, state: PhantomData }
    }
}

impl<S> SendMessage<S, WithContent> {
    /// The variables of the [template](Self::template): the name of each, and what takes its place.
    pub fn variables<N: Into<String>, V: Into<String>>(
        self,
        variables: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let variables = variables.into_iter().map(|(name, value)| (name.into(), Value::from(value.into())));
        self.with("ContentVariables", variables.collect::<Value>())
    }
}

/// What only a messaging service does.
impl<S, C> SendMessage<S, C> {
    /// Sends it at that time, which has to be more than five minutes and up to 35 days away. Only a messaging service does this.
    /// [`Client::cancel_message`] takes it back.
    ///
    /// <https://www.twilio.com/docs/messaging/features/message-scheduling>
    pub fn at(self, time: jiff::Timestamp) -> Self
    where
        S: PicksSender,
    {
        self.with::<S, C>("ScheduleType", "fixed").with("SendAt", instant(time))
    }

    /// Sends it by SMS from this number, if the recipient cannot be reached by RCS.
    pub fn fallback_from(self, sender: impl Into<Address>) -> Self
    where
        S: PicksSender,
    {
        self.with("FallbackFrom", sender.into())
    }
}

/// The rest.
impl<S, C> SendMessage<S, C> {
    /// For how long Twilio may try to send it: 1 s to 10 h, and 10 h if nothing is said. Part of a second counts as a whole one.
    pub fn validity(self, period: Duration) -> Self {
        self.with("ValidityPeriod", seconds(period))
    }

    /// The TwiML application whose callback for the status of messages is called. A [callback](MessageCallbacks) of the message itself comes first.
    pub fn application(self, sid: &ApplicationSid) -> Self {
        self.with("ApplicationSid", sid)
    }

    /// A parameter that has no method here, [by its name](https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource).
    pub fn param(self, name: &'static str, value: impl ToString) -> Self {
        let Self { request, .. } = self;
        Self { request: request.param(name, value), state: PhantomData }
    }

    /// The parameters, as they will be sent.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.request.params()
    }
}

impl<S, C> SendMessage<S, C> {
    /// Sends it.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error). If that [may have happened](crate::Error::may_have_happened), the message may have been sent.
    pub fn send(self, client: &Client) -> Sending<'_, Message>
    where
        S: Sender,
        C: Content,
    {
        let Self { request, .. } = self;
        Sending::of(async move { client.show(&request).await })
    }
}

impl<S, C, K, P> MessageCallbacks<K, P> for SendMessage<S, C> {
    fn with_status_callback(self, url: Url, _: Method) -> Self {
        self.with("StatusCallback", url)
    }
}

/// The names of its parameters. The values are personal.
impl<S, C> fmt::Debug for SendMessage<S, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}
