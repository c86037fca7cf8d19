//! What a file with webhooks needs: `use twiml_runtime::prelude::*;`
//!
//! - **To write webhooks:** the macros, the arguments and replies of handlers, fragments and menus, and what `twiml!` takes
//!   besides text: [`choices`], [`Method`], [`Link`], [`Overrides`].
//! - **To mount and verify them:** [`Verifier`] and what belongs to it, [`Webhooks`], [`Unverified`], [`Params`], [`Verified`].
//! - **To read requests:** every payload, the values in them, every enum that a handler may match on, and the SIDs of calls and
//!   messages.
//!
//! Everything else is in [`twiml_runtime`](crate): the SIDs of `TaskRouter`, Conversations, Video and accounts, the errors of
//! configuration, and the traits that the compiler's checks are made of.

// A list in the documentation: the pages are those of the items themselves.
#[doc(no_inline)]
pub use axum::Json;
#[doc(no_inline)]
pub use axum::extract::{Path, Query, State};

#[doc(no_inline)]
pub use crate::error::BoxError;
#[doc(no_inline)]
pub use crate::macros::{
    Menu, conversation_relay, media_stream, mounted_in, sms_webhook, status_callback, studio_webhook, twiml,
    voice_webhook, webhooks,
};
#[doc(no_inline)]
pub use crate::menu::{Choice, MenuInput, MenuItem};
// Without its name: an unknown handler `menu` would be taken for it, and an enum may well be called `Menu`.
pub use crate::menu::Menu as _;
#[doc(no_inline)]
pub use crate::overrides;
#[doc(no_inline)]
pub use crate::twiml::{
    Either, Fragment, Messaging, MessagingResponse, StandsIn, Twiml, Voice, VoiceResponse,
};
pub use crate::webhook::AsLink as _;
#[doc(no_inline)]
pub use crate::webhook::{Link, Overrides, RetryOn, Webhook};
#[doc(no_inline)]
pub use crate::{choices, tags};

// For handlers of websockets.
#[cfg(feature = "streams")]
#[doc(no_inline)]
pub use crate::streams::{
    Conversation, Ended, Handoff, Heard, Key, MediaStream, MediaTap, Played, Spoken, Ulaw,
};

#[doc(no_inline)]
pub use crate::mount::{Unverified, Webhooks};
#[doc(no_inline)]
pub use crate::params::Params;
#[doc(no_inline)]
pub use crate::verify::{AuthToken, PublicUrl, Rejection, Verified, Verifier, VerifyLayer};

#[doc(no_inline)]
pub use crate::payload::{Answer, CloudEvent, Fallback, HandedOff, Payload, PayloadError, Signed};
crate::payload_registry!(prelude);

#[doc(no_inline)]
pub use twiml_values::{
    AccountSid, ApplicationSid, CallSid, ConferenceSid, MessageSid, MessagingServiceSid, PaymentSid,
    PhoneNumberSid, QueueSid, RealtimeTranscriptionSid, RecordingSid, SessionSid, SipDomainSid, SiprecSid,
    StreamSid, TranscriptionSid,
};
#[doc(no_inline)]
pub use twiml_values::{
    Address, CallProgress, ErrorCode, Geography, JsonText, Media, MessageProgress, Method, Progress, Ranked,
    SipHeaders, SipUri, Text, Timestamp, Url,
};
#[doc(no_inline)]
pub use twiml_values::{
    AnsweredBy, BankAccountType, BindingType, ButtonType, CallStatus, CallbackSource, ChannelEventType,
    ChannelPrefix, ConferenceEventName, ConferenceEventType, ConversationEventType, ConversationReason,
    ConversationSource, ConversationState, DebuggerLevel, DeliveryStatus, DialCallStatus, Direction,
    MessageStatus, MessageType, OptOutType, PayErrorType, PayResult, PayStep, PaymentCardType, PaymentMethod,
    QueueResult, ReasonConferenceEnded, ReasonParticipantLeft, RecordingSource, RecordingStatus,
    RecordingTrack, Recurring, ReferCallStatus, ResourceType, RoomEventType, RoomStatus, SessionStatus,
    SiprecEventType, StirStatus, StirVerstat, StreamEventType, TaskAssignmentStatus, TaskRouterEventType,
    TranscriptionEventType, TranscriptionStatus, TranscriptionTrack, TriggerBy, VerificationStatus,
};
