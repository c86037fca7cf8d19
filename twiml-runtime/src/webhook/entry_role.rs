//! What a handler can be the entry for.

use std::fmt;

/// What a handler is the entry for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryRole {
    /// Incoming messages: an `#[sms_webhook]`.
    Message,
    /// Incoming calls: a `#[voice_webhook]`.
    Call,
    /// The status of calls: a `#[status_callback]` that takes a [`CallStatusUpdate`](crate::CallStatusUpdate). Of an incoming call,
    /// a number reports the end alone.
    CallStatus,
    /// The status of messages: a `#[status_callback]` that takes a [`MessageStatusUpdate`](crate::MessageStatusUpdate). Messaging
    /// services and TwiML applications have an address for it, numbers do not.
    MessageStatus,
}

impl EntryRole {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Message, Self::Call, Self::CallStatus, Self::MessageStatus];

    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Message => "messages",
            Self::Call => "calls",
            Self::CallStatus => "the status of calls",
            Self::MessageStatus => "the status of messages",
        }
    }
}

/// `messages`, `calls`, `the status of calls` or `the status of messages`.
impl fmt::Display for EntryRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}
