//! What is done with a message that has been sent.

use twiml_values::MessageSid;

use super::resource::Message;
use crate::client::Client;
use crate::error::Result;
use crate::wire::Request;

/// # Messages
///
/// A message is sent by [`SendMessage`](crate::SendMessage).
impl Client {
    /// Reads a message.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it cannot be read.
    pub async fn message(&self, sid: &MessageSid) -> Result<Message> {
        self.show(&Request::get(format!("Messages/{sid}")).named("GET Message")).await
    }

    /// Takes back a message that is [scheduled](crate::SendMessage::at). Its status callback gets `canceled`.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if it is no longer scheduled.
    pub async fn cancel_message(&self, sid: &MessageSid) -> Result<Message> {
        self.show(&change(sid).param("Status", "canceled")).await
    }

    /// Empties the text of a message that has been sent; the message stays.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if it is not finished.
    pub async fn redact_message(&self, sid: &MessageSid) -> Result<Message> {
        self.show(&change(sid).param("Body", "")).await
    }

    /// Deletes a message, which is finished, from Twilio.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if it is not finished, or there is none.
    pub async fn delete_message(&self, sid: &MessageSid) -> Result<()> {
        self.delete(&Request::delete(format!("Messages/{sid}")).named("DELETE Message")).await
    }
}

fn change(sid: &MessageSid) -> Request {
    Request::set(format!("Messages/{sid}")).named("POST Message")
}
