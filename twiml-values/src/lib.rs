#![doc = include_str!("../README.md")]
//!
//! # What they have in common
//!
//! None of these values proves anything. They can be made from text, and read with `serde` from wherever an
//! application keeps them. What a webhook sends is verified by `twiml-runtime`, whose payloads have these values as fields.
//!
//! - A value made from text implements [`FromText`], gives back its text by `as_str`, and is compared with texts directly.
//! - All are made from texts alike: by [`parse`](str::parse), and by `From` where any text will do, or by `TryFrom` where the text is checked, as
//!   that of a SID. `String::from` gives the text back.
//! - An enum has a variant `Other(…)` for what Twilio adds without notice, and `Missing` for nothing; `KNOWN` lists what has a variant of its own.
//! - `{:?}` hides personal data where a type has any, and `{:#?}` shows it; see [`mask`].

#[macro_use]
mod newtype;
#[macro_use]
mod open_enum;
#[macro_use]
mod text_values;

mod account;
mod address;
mod call;
mod conference;
mod conversations;
mod error_code;
mod error_meanings;
mod format;
mod geography;
mod json_text;
pub mod mask;
mod media;
mod messaging;
mod method;
mod pay;
mod progress;
mod recording;
mod sid;
mod sip_headers;
mod sip_uri;
mod status;
mod task_router;
mod text;
mod timestamp;
mod url;
mod video;

pub use error_code::ErrorCode;
pub use format::{Format, TimeUnit};
pub use geography::Geography;
pub use media::Media;
pub use method::{InvalidMethod, Method};
pub use newtype::FromText;
pub use progress::{CallProgress, MessageProgress, Progress, Ranked};
pub use sid::{InvalidSid, is_well_formed_sid};
pub use sip_headers::SipHeaders;
pub use sip_uri::SipUri;

text_values! {
    account: DebuggerLevel, Recurring, TriggerBy;
    address: Address;
    call:
        AnsweredBy, CallbackSource, Direction, QueueResult, SessionStatus, StirStatus, StirVerstat,
        VerificationStatus;
    conference: ConferenceEventName, ConferenceEventType, ReasonConferenceEnded, ReasonParticipantLeft;
    conversations:
        BindingType, ConversationEventType, ConversationReason, ConversationSource, ConversationState,
        DeliveryStatus;
    json_text: JsonText;
    messaging: ButtonType, ChannelEventType, ChannelPrefix, MessageType, OptOutType;
    pay: BankAccountType, PayErrorType, PayResult, PayStep, PaymentCardType, PaymentMethod;
    recording:
        RecordingSource, RecordingStatus, RecordingTrack, SiprecEventType, StreamEventType,
        TranscriptionEventType, TranscriptionStatus, TranscriptionTrack;
    sid:
        AccountSid, ActivitySid, ApplicationSid, CallSid, ChannelMessageSid, ConferenceSid,
        ConversationMessageSid, ConversationSid, DebuggerEventSid, DeliveryReceiptSid, EventSid,
        InstalledChannelSid, MediaSid, MessageSid, MessagingServiceSid, OperatingUnitSid, ParticipantSid, PaymentSid,
        PhoneNumberSid, QueueSid, RealtimeTranscriptionSid, RecordingSid, ReservationSid, RoleSid,
        RoomParticipantSid, RoomSid, ServiceSid, SessionSid, SipDomainSid, SiprecSid, StreamSid,
        TaskChannelSid, TaskQueueSid, TaskRouterResourceSid, TaskSid, TrackSid, TranscriptionSid,
        UsageTriggerSid, UserSid, WorkerSid, WorkflowSid, WorkspaceSid;
    status: CallStatus, DialCallStatus, MessageStatus, ReferCallStatus;
    task_router: ResourceType, TaskAssignmentStatus, TaskRouterEventType;
    text: Text;
    timestamp: Timestamp;
    url: Url;
    video: RoomEventType, RoomStatus;
}
