//! How far a message or a call has come.

open_enum! {
    /// How far a message has come.
    ///
    /// Callbacks may come in any order, and each may come twice. A [`MessageProgress`](crate::MessageProgress) keeps
    /// the newest status by its [`rank`](Self::rank).
    ///
    /// <https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks>
    pub enum MessageStatus {
        /// A messaging service has taken it and will choose a sender.
        Accepted = "accepted",
        /// It waits for the time it was scheduled for.
        Scheduled = "scheduled",
        /// It waits to be sent.
        Queued = "queued",
        /// It is being sent to the carrier.
        Sending = "sending",
        /// The nearest carrier has taken it.
        Sent = "sent",
        /// The carrier says that it arrived.
        Delivered = "delivered",
        /// The carrier says that it did not arrive.
        Undelivered = "undelivered",
        /// It could not be sent.
        Failed = "failed",
        /// The recipient opened it (`WhatsApp` and RCS).
        Read = "read",
        /// It was scheduled and then canceled.
        Canceled = "canceled",
        /// Some recipients of a group have it.
        PartiallyDelivered = "partially_delivered",
        /// An inbound message is being put together.
        Receiving = "receiving",
        /// An inbound message is complete.
        Received = "received",
    }

    /// How far a leg of a call has come.
    ///
    /// Callbacks may come in any order. A [`CallProgress`](crate::CallProgress) keeps the newest status by its
    /// [`rank`](Self::rank).
    ///
    /// <https://www.twilio.com/docs/voice/api/call-resource#call-status-values>
    pub enum CallStatus {
        /// It waits to be dialled.
        Queued = "queued",
        /// Twilio dials.
        Initiated = "initiated",
        /// It rings.
        Ringing = "ringing",
        /// It was answered; a subscriber to the event `answered` sees this.
        InProgress = "in-progress",
        /// It was answered and has ended.
        Completed = "completed",
        /// The line was busy.
        Busy = "busy",
        /// It could not be placed.
        Failed = "failed",
        /// No one answered.
        NoAnswer = "no-answer",
        /// It was canceled before anyone answered.
        Canceled = "canceled",
    }

    /// How a `<Dial>` ended.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus-values>
    pub enum DialCallStatus {
        /// The party answered and was connected.
        Completed = "completed",
        /// A conference was dialled and has been joined.
        Answered = "answered",
        /// The line was busy.
        Busy = "busy",
        /// No one answered within the `timeout`.
        NoAnswer = "no-answer",
        /// The number could not be reached.
        Failed = "failed",
        /// The call was canceled before anyone answered.
        Canceled = "canceled",
    }

    /// How a `<Refer>` ended.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/refer>
    pub enum ReferCallStatus {
        /// The transfer is in progress.
        InProgress = "in-progress",
        /// The transferred call was answered and has ended.
        Completed = "completed",
        /// The line was busy.
        Busy = "busy",
        /// The transfer failed.
        Failed = "failed",
        /// The transfer was canceled.
        Canceled = "canceled",
        /// No one answered.
        NoAnswer = "no-answer",
    }
}

impl MessageStatus {
    /// The place of the status among the others: a message only moves to a higher rank.
    ///
    /// A status that this version does not know, or that is missing, has the lowest rank, so it never replaces one that is
    /// known.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Accepted | Self::Scheduled | Self::Receiving | Self::Other(_) | Self::Missing => 0,
            Self::Queued => 1,
            Self::Sending => 2,
            Self::Sent => 3,
            Self::Delivered
            | Self::Undelivered
            | Self::Failed
            | Self::Canceled
            | Self::PartiallyDelivered
            | Self::Received => 4,
            Self::Read => 5,
        }
    }

    /// Whether the sending of the message has ended, well or badly. After `delivered` a `read` may still
    /// come.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Delivered | Self::Undelivered | Self::Failed | Self::Canceled | Self::Read)
    }

    /// Whether the message did not arrive, although it should have: `failed` and `undelivered`, which have an
    /// [`ErrorCode`](crate::ErrorCode).
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Failed | Self::Undelivered)
    }
}

impl CallStatus {
    /// The place of the status among the others: a leg of a call only moves to a higher rank.
    ///
    /// A status that this version does not know, or that is missing, has the lowest rank, so it never replaces one that is
    /// known.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Queued | Self::Other(_) | Self::Missing => 0,
            Self::Initiated => 1,
            Self::Ringing => 2,
            Self::InProgress => 3,
            Self::Completed | Self::Busy | Self::Failed | Self::NoAnswer | Self::Canceled => 4,
        }
    }

    /// Whether the leg has ended.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Completed | Self::Busy | Self::Failed | Self::NoAnswer | Self::Canceled)
    }

    /// Whether the leg ended without reaching anyone, although it should have: `busy`, `failed` and
    /// `no-answer`. `canceled` was intended.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Busy | Self::Failed | Self::NoAnswer)
    }
}

impl DialCallStatus {
    /// Whether no one was reached, although someone should have been: `busy`, `failed` and `no-answer`.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Busy | Self::Failed | Self::NoAnswer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_displays_as_on_the_wire() {
        for wire in MessageStatus::KNOWN {
            assert_eq!(MessageStatus::from(*wire).to_string(), *wire);
            assert!(!matches!(MessageStatus::from(*wire), MessageStatus::Other(_)));
        }
        assert_eq!(CallStatus::from("no-answer"), CallStatus::NoAnswer);
        assert_eq!(CallStatus::from("parked"), CallStatus::Other("parked".into()));
        assert_eq!(CallStatus::from("parked"), "parked");
        assert_eq!(CallStatus::from(""), CallStatus::Missing);
        assert_eq!(CallStatus::Missing.to_string(), "");
        assert_eq!(serde_json::to_string(&CallStatus::InProgress).unwrap(), r#""in-progress""#);
        assert_eq!(serde_json::from_str::<CallStatus>(r#""busy""#).unwrap(), CallStatus::Busy);
    }

    #[test]
    fn failures_are_final() {
        assert!(
            MessageStatus::KNOWN
                .iter()
                .map(|w| MessageStatus::from(*w))
                .all(|s| !s.is_failure() || s.is_final())
        );
        assert!(
            CallStatus::KNOWN.iter().map(|w| CallStatus::from(*w)).all(|s| !s.is_failure() || s.is_final())
        );
        assert!(!MessageStatus::Canceled.is_failure());
        assert!(DialCallStatus::NoAnswer.is_failure());
    }

    #[test]
    fn what_is_final_ranks_above_what_is_not() {
        assert!(MessageStatus::Delivered.rank() < MessageStatus::Read.rank());
        for s in CallStatus::KNOWN.iter().map(|w| CallStatus::from(*w)) {
            assert_eq!(s.is_final(), s.rank() == 4, "{s}");
        }
    }
}
