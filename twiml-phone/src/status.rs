//! What becomes of messages that the application has sent.

use std::time::Duration;

use twiml_values::{ErrorCode, MessageStatus};

use crate::message::{Accepted, Office, Refused, RestMessage};
use crate::phone::Phone;

/// A status of a message, and why it failed if it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    status: MessageStatus,
    error: Option<ErrorCode>,
}

impl Delivery {
    /// The carrier has reported that it could not be delivered, such as 30003: the handset cannot be reached.
    pub fn undelivered(code: impl Into<ErrorCode>) -> Self {
        Self { status: MessageStatus::Undelivered, error: Some(code.into()) }
    }

    /// It could not be sent.
    pub fn failed(code: impl Into<ErrorCode>) -> Self {
        Self { status: MessageStatus::Failed, error: Some(code.into()) }
    }

    /// Whether whoever it is sent to has it.
    #[cfg(feature = "rest")]
    pub(crate) const fn has_arrived(&self) -> bool {
        matches!(self.status, MessageStatus::Delivered | MessageStatus::Read)
    }

    /// A message comes as far as this, by way of the statuses before.
    pub(crate) fn happen(&self, office: &Office, sid: &str) {
        let before: &[_] = match self.status {
            MessageStatus::Delivered | MessageStatus::Undelivered => &[MessageStatus::Sent],
            MessageStatus::Read => &[MessageStatus::Sent, MessageStatus::Delivered],
            _ => &[],
        };
        for status in before {
            office.report(sid, status.as_str(), None);
        }
        office.report(sid, self.status.as_str(), self.error.map(ErrorCode::number));
    }
}

impl From<MessageStatus> for Delivery {
    fn from(status: MessageStatus) -> Self {
        Self { status, error: None }
    }
}

impl Phone {
    /// A message that the application has sent has another status, and whoever is to hear of it does: its `statusCallback`, or that of the
    /// REST API. `sid` is that of a reply or of what [`create_message`](Self::create_message) has taken.
    ///
    /// ```
    /// # use twiml_phone::{Delivery, Phone};
    /// # use twiml_values::MessageStatus;
    /// # async fn f(phone: &Phone) -> Result<(), Box<dyn std::error::Error>> {
    /// let conversation = phone.text("/sms", "hello").await?;
    /// let reply = &conversation.replies()[0];
    /// phone.status(&reply.sid, MessageStatus::Sent).await;
    /// phone.status(&reply.sid, Delivery::undelivered(30003)).await;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Panics
    ///
    /// If the application has sent no such message.
    pub async fn status(&self, sid: &str, delivery: impl Into<Delivery>) {
        self.must_have_sent(sid);
        let Delivery { status, error } = delivery.into();
        let mut driver = self.driver().await;
        self.office().report(sid, status.as_str(), error.map(ErrorCode::number));
        driver.rest().await;
    }

    /// A message that the application has sent comes as far as this, by way of the statuses that Twilio tells before: `sent`, then `delivered` or
    /// `undelivered`, and at last `read`; or `failed` at once.
    ///
    /// No order is promised to the application, so a test can ask for another one: see [`Chaos`](crate::Chaos).
    ///
    /// # Panics
    ///
    /// If the application has sent no such message.
    pub async fn deliver(&self, sid: &str, end: impl Into<Delivery>) {
        self.must_have_sent(sid);
        let mut driver = self.driver().await;
        end.into().happen(self.office(), sid);
        driver.rest().await;
    }

    /// A step without effect is a fault of the test, which is better off when it hears of it.
    fn must_have_sent(&self, sid: &str) {
        let transcript = self.transcript();
        assert!(
            self.office().has_sent(sid),
            "the application has sent no message with the SID {sid}\n{transcript}"
        );
    }

    /// The application sends a message through the REST API. What becomes of it is decided by [`status`](Self::status).
    ///
    /// # Errors
    ///
    /// If Twilio would refuse it.
    pub fn create_message(&self, message: RestMessage) -> Result<Accepted, Refused> {
        let status_callback = message.status_callback.map(|url| self.url_of(&url));
        self.office().create(RestMessage { status_callback, ..message })
    }

    /// The SID of the message that the application has sent last, if it has sent any.
    pub fn last_sent(&self) -> Option<String> {
        self.office().last_sent()
    }

    /// Time passes, on the clock of the phone.
    pub async fn wait(&self, time: Duration) {
        let mut driver = self.driver().await;
        let until = driver.now().saturating_add(time);
        driver.advance(until).await;
    }
}
