//! The events of which the callbacks of a call are notified.

/// An event of a call.
///
/// <https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallEvent {
    /// Twilio dials.
    Initiated,
    /// It rings.
    Ringing,
    /// Somebody, or something, has answered.
    Answered,
    /// The call is over, whether it was answered or not.
    Completed,
}

/// An event of a recording.
///
/// <https://www.twilio.com/docs/voice/api/recording#recordingstatuscallback>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordingEvent {
    /// It has begun.
    InProgress,
    /// It can be read.
    Completed,
    /// There is none: it was empty.
    Absent,
}

impl CallEvent {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Initiated => "initiated",
            Self::Ringing => "ringing",
            Self::Answered => "answered",
            Self::Completed => "completed",
        }
    }
}

impl RecordingEvent {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::InProgress => "in-progress",
            Self::Completed => "completed",
            Self::Absent => "absent",
        }
    }
}
