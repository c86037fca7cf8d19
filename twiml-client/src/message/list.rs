//! The messages of an account.

use futures_core::Stream;
use twiml_values::Address;

use super::resource::Message;
use crate::client::Client;
use crate::error::Result;
use crate::wire::{Request, instant};

/// Which messages are listed: a value, which a [`Client`] sends. Nothing is asked for until the stream is read, and no page before its turn.
///
/// After [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown), it shows whether a message was sent:
///
/// ```no_run
/// use futures_util::TryStreamExt as _;
/// use twiml_client::prelude::*;
///
/// # async fn was_sent(client: &Client, begin: jiff::Timestamp) -> Result<bool, Error> {
/// let messages = ListMessages::new().to("+15551110000").sent_since(begin).stream(client);
/// let messages: Vec<_> = messages.try_collect().await?;
/// # let was_sent =
/// messages.iter().any(|message| message.body.as_deref() == Some("Your order is ready."))
/// # ;
/// # Ok(was_sent)
/// # }
/// ```
///
/// A message that waits to be sent has no date yet, and whether such a list shows it is not documented: look again after some seconds before you
/// send a second one.
///
/// <https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources>
#[derive(Debug, Clone)]
#[must_use = "a list is asked for by `.stream(&client)`"]
pub struct ListMessages {
    request: Request,
}

impl ListMessages {
    /// All messages of the account, the last first.
    pub fn new() -> Self {
        Self { request: Request::get("Messages").named("GET Messages") }
    }

    /// Those to this number, or address of a channel.
    pub fn to(self, recipient: impl Into<Address>) -> Self {
        self.with("To", recipient.into())
    }

    /// Those from this number, or address of a channel.
    pub fn from(self, sender: impl Into<Address>) -> Self {
        self.with("From", sender.into())
    }

    /// Those that were sent then or later.
    pub fn sent_since(self, time: jiff::Timestamp) -> Self {
        self.with("DateSent>", instant(time))
    }

    /// Those that were sent before then.
    pub fn sent_before(self, time: jiff::Timestamp) -> Self {
        self.with("DateSent<", instant(time))
    }

    /// How many a page has: 50, if nothing is said, and at most 1,000.
    pub fn page_size(self, size: u16) -> Self {
        self.with("PageSize", size)
    }

    /// The parameters, as they will be sent.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.request.params()
    }

    /// The messages, page by page.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), with which the stream ends.
    pub fn stream(self, client: &Client) -> impl Stream<Item = Result<Message>> + Send + use<> {
        client.list(self.request, "messages")
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.request.put(name, value);
        self
    }
}

impl Default for ListMessages {
    fn default() -> Self {
        Self::new()
    }
}
