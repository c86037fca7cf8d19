//! What generated code calls. Nothing here is meant to be written by hand, and all of it may change.

pub use crate::flow::{Reference, Remark};
pub use crate::payload::{
    NoPayload, Payload, SmsPayload, StatusPayload, StudioPayload, VoicePayload, delivery,
};
pub use crate::twiml::{
    FamilyOfUse, LinkValue, Piece, StaticDocument, Writer, count_links, join, length, link_positions,
};
pub use crate::webhook::{
    AnswersAnything, AnswersMessaging, AnswersNothing, AnswersVoice, Arguments, Callback, Endpoint,
    IsPayload, Link, Mount, NotPayload, PathParameter, Probe, QueryParameters, Receives, Resolve, SmsWebhook,
    StatusCallback, StudioWebhook, TakesQuery, Unverified, VoiceWebhook, assert_distinct, assert_mounted,
    comes_later, falls_back, same_family, sms, status, studio, voice,
};
pub use twiml_schema::{choices, names};

/// Compiles where a `#[sms_webhook]` may receive `P`.
pub const fn sms_payload<P: SmsPayload>() {}

/// Compiles where a `#[voice_webhook]` may receive `P`.
pub const fn voice_payload<P: VoicePayload>() {}

/// Compiles where a `#[status_callback]` may receive `P`.
pub const fn status_payload<P: StatusPayload>() {}

/// Compiles where a `#[studio_webhook]` may receive `P`.
pub const fn studio_payload<P: StudioPayload>() {}
