//! Notices: what the application is told, and does not steer anything.

use std::collections::VecDeque;

use super::account::Webhook;
use crate::fault::Fault;
use crate::request::Parameters;
use crate::transcript::Purpose;

/// Something to tell the application.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    pub(crate) webhook: Webhook,
    pub(crate) parameters: Parameters,
    pub(crate) kind: NoticeKind,
}

/// What a notice is about, which decides what is raised when it cannot be delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoticeKind {
    /// The status of a call.
    CallStatus,
    /// An event of a conference.
    Conference,
    /// Anything else: what is raised is what would be if a document had been asked for.
    Other,
    /// An error or a warning. What goes wrong with it is not told to the debugger.
    Debugger,
}

impl NoticeKind {
    pub(super) fn fault(self, fault: Fault, is_answered: bool) -> Fault {
        let code = match (self, is_answered) {
            (Self::CallStatus, true) => 15003,
            (Self::CallStatus, false) => 15000,
            (Self::Conference, true) => 16011,
            (Self::Conference, false) => 16010,
            (Self::Other | Self::Debugger, _) => return fault,
        };
        Fault::new(code, fault.about())
    }

    pub(super) const fn purpose(self) -> Purpose {
        match self {
            Self::Debugger => Purpose::Debugger,
            _ => Purpose::Notice,
        }
    }
}

/// The notices that are yet to be sent, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    pub(super) waiting: VecDeque<Notice>,
    /// One that the next one overtakes.
    pub(super) held_back: Option<Notice>,
    pub(super) is_sending: bool,
}
