//! What a test decides.

use twiml_values::CallStatus;

/// What the test decides about a leg that rings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) outcome: Ringing,
    /// The status of the SIP response.
    pub(crate) sip: Option<u16>,
    /// Who or what answers: `human`, `machine`, `fax`.
    pub(crate) answered_by: Option<String>,
    /// Whether a machine ends its greeting with a beep.
    pub(crate) beep: bool,
}

impl Decision {
    pub(crate) const fn new(outcome: Ringing) -> Self {
        Self { outcome, sip: None, answered_by: None, beep: false }
    }
}

/// What becomes of a leg that rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ringing {
    /// Somebody answers.
    Answered,
    /// The line is busy.
    Busy,
    /// It cannot be reached.
    Failed,
    /// Nobody answers, before the time is over.
    NoAnswer,
    /// It is taken back.
    Canceled,
}

impl Ringing {
    pub(crate) const fn status(self) -> CallStatus {
        match self {
            Self::Answered => CallStatus::InProgress,
            Self::Busy => CallStatus::Busy,
            Self::Failed => CallStatus::Failed,
            Self::NoAnswer => CallStatus::NoAnswer,
            Self::Canceled => CallStatus::Canceled,
        }
    }
}
