//! Why a text is not a message.

use std::fmt;

/// Why a text is not a message of its protocol.
///
/// It never quotes the message, so that it may be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Malformed {
    /// It is not a JSON object, or a member is there twice.
    NotAnObject,
    /// It does not say what it is: `event` in Media Streams, `type` in ConversationRelay.
    Unnamed,
    /// A message of the other protocol.
    OtherProtocol(Protocol),
    /// A member is missing, or is not what the documents say: the event, and the member.
    Member {
        /// What the message is.
        event: &'static str,
        /// The member, as a path: `start.callSid`.
        member: &'static str,
    },
    /// Not one of the messages that an application sends.
    NotACommand,
}

/// The protocols of a call's websockets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// That of `<Stream>`.
    MediaStreams,
    /// That of `<ConversationRelay>`.
    ConversationRelay,
}

impl Protocol {
    /// The element of TwiML that opens such a websocket.
    pub fn element(self) -> &'static str {
        match self {
            Self::MediaStreams => "<Stream>",
            Self::ConversationRelay => "<ConversationRelay>",
        }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject => f.write_str("not a JSON object, or one with a member twice"),
            Self::Unnamed => f.write_str("it does not say what it is"),
            Self::OtherProtocol(protocol) => write!(f, "a message of {}", protocol.element()),
            Self::Member { event, member } => write!(f, "`{member}` of `{event}` is missing or unusable"),
            Self::NotACommand => f.write_str("not a message that an application sends"),
        }
    }
}

impl std::error::Error for Malformed {}
