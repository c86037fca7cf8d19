//! SIDs: Twilio's identifiers, each kind with a prefix of its own.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use crate::Text;

/// Declares one SID type per row, with the prefixes that its texts start with.
macro_rules! sids {
    ($( $(#[$doc:meta])+ $name:ident = $($prefix:literal)|+; )+) => {$(
        $(#[$doc])+
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Text);

        impl $name {
            /// What a SID of this kind starts with.
            pub const PREFIXES: &'static [&'static str] = &[$($prefix),+];

            /// Whether the text is one of [`PREFIXES`](Self::PREFIXES) and 32 hexadecimal digits. What a webhook
            /// sends is kept even if it is not: samples, masked logs and imitations of Twilio are not always
            /// well formed.
            pub fn is_well_formed(&self) -> bool {
                is_well_formed_sid(self, Self::PREFIXES)
            }
        }

        impl FromStr for $name {
            type Err = InvalidSid;

            fn from_str(text: &str) -> Result<Self, InvalidSid> {
                if is_well_formed_sid(text, Self::PREFIXES) {
                    Ok(Self(text.into()))
                } else {
                    Err(InvalidSid { prefixes: Self::PREFIXES })
                }
            }
        }

        try_from_text!($name);
        text_newtype!($name, $crate::Format::Sid(&[$($prefix),+]));
        debug_as_text!($name);
    )+};
}

/// Whether a text is one of these prefixes and 32 lowercase hexadecimal digits, as every SID that Twilio sends is.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::{AccountSid, is_well_formed_sid};
///
/// assert!(is_well_formed_sid("AC0123456789abcdef0123456789abcdef", AccountSid::PREFIXES));
/// assert!(!is_well_formed_sid("AC0123", AccountSid::PREFIXES));
/// ```
pub fn is_well_formed_sid(text: &str, prefixes: &[&str]) -> bool {
    prefixes
        .iter()
        .filter_map(|prefix| text.strip_prefix(prefix))
        .any(|digits| digits.len() == 32 && are_hexadecimal(digits.as_bytes()))
}

/// Looks at all of them, which is faster than to stop at the first that is not.
fn are_hexadecimal(digits: &[u8]) -> bool {
    digits.iter().fold(true, |all, digit| all & matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// The text is not a SID of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidSid {
    prefixes: &'static [&'static str],
}

impl fmt::Display for InvalidSid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected `{}` and 32 lowercase hexadecimal digits", self.prefixes.join("`, `"))
    }
}

impl Error for InvalidSid {}

sids! {
    /// A message, `SM…` or, with media, `MM…`.
    ///
    /// A SID dereferences to [`str`]. It keeps any text that Twilio sends; a text that you parse or convert is checked, and
    /// [`FromText`](crate::FromText) takes any:
    ///
    /// ```
    /// # use twiml_values as twiml_runtime;
    /// use twiml_runtime::MessageSid;
    ///
    /// let sid: MessageSid = "SM0123456789abcdef0123456789abcdef".parse()?;
    /// assert!(sid.starts_with("SM"));
    /// assert!("CA0123456789abcdef0123456789abcdef".parse::<MessageSid>().is_err());
    /// assert_eq!(MessageSid::try_from(String::from(sid.clone()))?, sid);
    /// # Ok::<(), twiml_runtime::InvalidSid>(())
    /// ```
    MessageSid = "SM" | "MM";

    /// An account or subaccount, `AC…`.
    AccountSid = "AC";
    /// A TwiML application, `AP…`.
    ApplicationSid = "AP";
    /// A leg of a call, `CA…`.
    CallSid = "CA";
    /// A conference, `CF…`.
    ConferenceSid = "CF";
    /// A conversation, `CH…`.
    ConversationSid = "CH";
    /// A delivery receipt of a conversation's message, `DY…`.
    DeliveryReceiptSid = "DY";
    /// A `TaskRouter` event, `EV…`.
    EventSid = "EV";
    /// A real-time transcription, `GT…`.
    RealtimeTranscriptionSid = "GT";
    /// A message in a conversation, `IM…`.
    ConversationMessageSid = "IM";
    /// A Conversations service, `IS…`.
    ServiceSid = "IS";
    /// A medium of a message, `ME…`.
    MediaSid = "ME";
    /// A participant of a conversation, `MB…`.
    ParticipantSid = "MB";
    /// A messaging service, `MG…`.
    MessagingServiceSid = "MG";
    /// A track in a video room, `MT…`.
    TrackSid = "MT";
    /// A media stream, `MZ…`.
    StreamSid = "MZ";
    /// An event in the debugger, `NO…`.
    DebuggerEventSid = "NO";
    /// An operating unit, `OU…`.
    OperatingUnitSid = "OU";
    /// A participant of a video room, `PA…`.
    RoomParticipantSid = "PA";
    /// A payment session, `PK…`.
    PaymentSid = "PK";
    /// A phone number or caller id, `PN…`.
    PhoneNumberSid = "PN";
    /// A call queue, `QU…`.
    QueueSid = "QU";
    /// A recording, `RE…`.
    RecordingSid = "RE";
    /// A role of a user in Conversations, `RL…`.
    RoleSid = "RL";
    /// A video room, `RM…`.
    RoomSid = "RM";
    /// A SIP domain, `SD…`.
    SipDomainSid = "SD";
    /// A SIPREC session, `SR…`.
    SiprecSid = "SR";
    /// A `TaskRouter` task channel, `TC…`.
    TaskChannelSid = "TC";
    /// A transcription of a recording, `TR…`.
    TranscriptionSid = "TR";
    /// A user of Conversations, `US…`.
    UserSid = "US";
    /// A usage trigger, `UT…`.
    UsageTriggerSid = "UT";
    /// A `ConversationRelay` session, `VX…`.
    SessionSid = "VX";
    /// A `TaskRouter` activity, `WA…`.
    ActivitySid = "WA";
    /// A `TaskRouter` worker, `WK…`.
    WorkerSid = "WK";
    /// A `TaskRouter` task queue, `WQ…`.
    TaskQueueSid = "WQ";
    /// A `TaskRouter` reservation, `WR…`.
    ReservationSid = "WR";
    /// A `TaskRouter` workspace, `WS…`.
    WorkspaceSid = "WS";
    /// A `TaskRouter` task, `WT…`.
    TaskSid = "WT";
    /// A `TaskRouter` workflow, `WW…`.
    WorkflowSid = "WW";
    /// An installed channel, `XE…`.
    InstalledChannelSid = "XE";

    /// The message of a channel behind a conversation's message: `SM…`, `MM…` or, on `WhatsApp`, `WA…`.
    ChannelMessageSid = "SM" | "MM" | "WA";
    /// What a `TaskRouter` event is about: a task, reservation, worker, activity, workflow, workspace,
    /// task queue or task channel.
    TaskRouterResourceSid = "WT" | "WR" | "WK" | "WA" | "WW" | "WS" | "WQ" | "TC";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FromText;

    const DIGITS: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn a_message_is_sm_or_mm() {
        assert!(format!("SM{DIGITS}").parse::<MessageSid>().is_ok());
        assert!(format!("MM{DIGITS}").parse::<MessageSid>().is_ok());
        let error = format!("CA{DIGITS}").parse::<MessageSid>().unwrap_err();
        assert_eq!(error.to_string(), "expected `SM`, `MM` and 32 lowercase hexadecimal digits");
    }

    #[test]
    fn odd_texts_are_kept_and_known_for_odd() {
        for odd in
            ["", "CA", "ACXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "CA0123", "CA0123456789ABCDEF0123456789ABCDEF"]
        {
            let sid = CallSid::from_text(odd.into());
            assert_eq!(sid.as_str(), odd);
            assert!(!sid.is_well_formed(), "{odd}");
            assert!(odd.parse::<CallSid>().is_err(), "{odd}");
        }
        assert!(CallSid::from_text(format!("CA{DIGITS}").into()).is_well_formed());
    }

    #[test]
    fn it_reads_as_text() {
        let sid = CallSid::from_text("CA1".into());
        assert_eq!(sid, "CA1");
        assert_eq!("CA1", sid);
        assert_eq!(format!("{sid:>5} {sid:?}"), r#"  CA1 "CA1""#);
        assert_eq!(serde_json::to_string(&sid).unwrap(), r#""CA1""#);
        assert_eq!(serde_json::from_str::<CallSid>(r#""CA1""#).unwrap(), sid);
        assert_eq!(std::collections::HashMap::from([(sid, 1)]).get("CA1"), Some(&1));
    }
}
