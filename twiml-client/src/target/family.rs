//! Families: the fields that belong together.

use std::fmt;
use std::str::FromStr;

use twiml_runtime::EntryRole;

/// Fields that are configured together: the URL of an entry with its method, and its fallback with that one's method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Incoming messages.
    Sms,
    /// Incoming calls.
    Voice,
    /// The status of calls.
    Status,
    /// The status of messages. Messaging services and TwiML applications have it, numbers do not.
    MessageStatus,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 4] = [Self::Sms, Self::Voice, Self::Status, Self::MessageStatus];

    /// `sms`, `voice`, `status` or `message_status`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Voice => "voice",
            Self::Status => "status",
            Self::MessageStatus => "message_status",
        }
    }

    /// The role of the handler that is configured.
    pub const fn role(self) -> EntryRole {
        match self {
            Self::Sms => EntryRole::Message,
            Self::Voice => EntryRole::Call,
            Self::Status => EntryRole::CallStatus,
            Self::MessageStatus => EntryRole::MessageStatus,
        }
    }
}

impl From<EntryRole> for Family {
    fn from(role: EntryRole) -> Self {
        match role {
            EntryRole::Message => Self::Sms,
            EntryRole::Call => Self::Voice,
            EntryRole::CallStatus => Self::Status,
            EntryRole::MessageStatus => Self::MessageStatus,
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Family {
    type Err = UnknownFamily;

    fn from_str(text: &str) -> Result<Self, UnknownFamily> {
        Self::ALL.into_iter().find(|family| family.as_str() == text).ok_or(UnknownFamily)
    }
}

/// The text is not the name of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownFamily;

impl fmt::Display for UnknownFamily {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected `sms`, `voice`, `status` or `message_status`")
    }
}

impl std::error::Error for UnknownFamily {}
