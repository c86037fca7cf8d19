//! The values that payloads are made of.
//!
//! All keep what was on the wire, however odd, and display it as it was. None proves anything: they may be
//! made from any text, and read back from a queue or a database with `serde`.

#[macro_use]
mod newtype;
#[macro_use]
mod open_enum;

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
mod mask;
mod media;
mod messaging;
mod pay;
mod progress;
mod recording;
mod sid;
mod sip_headers;
mod status;
mod task_router;
mod text;
mod timestamp;
mod url;
mod video;

pub use account::{DebuggerLevel, Recurring, TriggerBy};
pub use address::Address;
pub use call::{
    AnsweredBy, CallbackSource, Direction, QueueResult, SessionStatus, StirStatus, StirVerstat,
    VerificationStatus,
};
pub use conference::{
    ConferenceEventName, ConferenceEventType, ReasonConferenceEnded, ReasonParticipantLeft,
};
pub use conversations::{
    BindingType, ConversationEventType, ConversationReason, ConversationSource, ConversationState,
    DeliveryStatus,
};
pub use error_code::ErrorCode;
pub use format::{Format, TimeUnit};
pub use geography::Geography;
pub use json_text::JsonText;
pub use media::Media;
pub use messaging::{ButtonType, ChannelEventType, ChannelPrefix, MessageType, OptOutType};
pub use pay::{BankAccountType, PayErrorType, PayResult, PayStep, PaymentCardType, PaymentMethod};
pub use progress::{CallProgress, MessageProgress, Progress, Ranked};
pub use recording::{
    RecordingSource, RecordingStatus, RecordingTrack, SiprecEventType, StreamEventType,
    TranscriptionEventType, TranscriptionStatus, TranscriptionTrack,
};
pub use sid::{
    AccountSid, ActivitySid, ApplicationSid, CallSid, ChannelMessageSid, ConferenceSid,
    ConversationMessageSid, ConversationSid, DebuggerEventSid, DeliveryReceiptSid, EventSid,
    InstalledChannelSid, InvalidSid, MessageSid, MessagingServiceSid, OperatingUnitSid, ParticipantSid,
    PaymentSid, PhoneNumberSid, QueueSid, RealtimeTranscriptionSid, RecordingSid, ReservationSid, RoleSid,
    RoomParticipantSid, RoomSid, ServiceSid, SessionSid, SipDomainSid, SiprecSid, StreamSid, TaskChannelSid,
    TaskQueueSid, TaskRouterResourceSid, TaskSid, TrackSid, TranscriptionSid, UsageTriggerSid, UserSid,
    WorkerSid, WorkflowSid, WorkspaceSid,
};
pub use sip_headers::SipHeaders;
pub use status::{CallStatus, DialCallStatus, MessageStatus, ReferCallStatus};
pub use task_router::{ResourceType, TaskAssignmentStatus, TaskRouterEventType};
pub use text::Text;
pub use timestamp::Timestamp;
pub use url::Url;
pub use video::{RoomEventType, RoomStatus};

pub(crate) use mask::Hidden;
pub(crate) use newtype::FromText;
