//! How a session ends, and what is told of it.

use std::fmt;

/// Why nothing more comes over a websocket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ended {
    /// Twilio has said that the stream or the call has ended.
    Stopped,
    /// The websocket was closed, with this code: by Twilio, or by this side because of what it was sent. 1005 is none.
    Closed(u16),
    /// The connection broke.
    Lost,
    /// The application is shutting down. What is sent still arrives, until the limit of the shutdown.
    Shutdown,
    /// The handler has returned.
    Returned,
}

/// The websocket is over, so nothing more can be sent.
///
/// A handler can return it as its error: when the caller hangs up, that is no failure, and is not logged as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone;

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the websocket is over")
    }
}

impl std::error::Error for Gone {}

/// The codes with which this side closes a websocket (RFC 6455, section 7.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CloseCode {
    /// The handler has returned.
    Normal,
    /// The application is shutting down.
    Away,
    /// What came breaks the protocol of websockets.
    Protocol,
    /// A text that is not UTF-8.
    NotText,
    /// Not a session that the handler takes.
    Policy,
    /// A message is larger than 64 KiB.
    TooBig,
    /// The handler has failed.
    Error,
}

impl CloseCode {
    pub(crate) fn number(self) -> u16 {
        match self {
            Self::Normal => 1000,
            Self::Away => 1001,
            Self::Protocol => 1002,
            Self::NotText => 1007,
            Self::Policy => 1008,
            Self::TooBig => 1009,
            Self::Error => 1011,
        }
    }
}
