//! What generated code calls. Nothing here is meant to be written by hand, and all of it may change.

pub use core::any::type_name;
pub use core::cfg;
pub use core::module_path;
pub use core::option::Option::{None, Some};
pub use core::primitive::{bool, str, usize};

pub use crate::menu::Chooses;
pub use crate::mount::{
    MountOn, Mounting, Unverified, WebhookList, count, joined, linked_in, mounted_in, slots,
};
pub use crate::payload::{
    Covers, NoPayload, Payload, SmsPayload, StatusPayload, StudioPayload, VoicePayload, delivery,
};
pub use crate::program::{DocumentNote, WebhookOfProgram};
#[cfg(feature = "streams")]
pub use crate::streams::handler::{
    MediaArgument, NoFields, ParametersOf, RelayArgument, StreamArgument, StreamLink, StreamParameters,
    session,
};
pub use crate::twiml::{
    FamilyOfUse, LinkAt, LinkValue, ParametersValue, Piece, StaticDocument, WebhookAddress, Writer,
    address_of, count_links, join, length, link_positions,
};
pub use crate::webhook::{
    AnswersAnything, AnswersMessaging, AnswersNothing, AnswersVoice, AnswersWith, Arguments, Callback,
    Descriptor, Endpoint, Expects, GivenQuery, HandsOff, IsExtractor, IsPayload, KnownHandler, Link, Listed,
    Mention, Mountable, Mounts, NamedAlone, NoData, NoEndpoint, NoPath, NoQuery, NotDisplay, NotFromUrl,
    NotPayload, NotRead, OpenedAlone, OpenedAs, OpenedByConnect, OpenedByRelay, OpenedByStart,
    OpenedByStream, PathParameter, PathShape, PathValue, Probe, QueryParameters, QueryTaken, Receives,
    Reference, Remark, Resolve, Returns, SmsWebhook, State, StatusCallback, StreamHandler, StudioWebhook,
    TakenBy, Takes, TakesHandoff, TakesOverAlone, TakesOverFrom, TakesQuery, Via, VoiceWebhook, Webhook,
    WithArguments, WithoutArguments, WithoutPath, WithoutQuery, begins, by_deadline, comes_later,
    comes_twice, falls_back, hands_over, in_range, report_missing, same_family, sms, status, studio, voice,
};
pub use inventory::submit;
#[cfg(rust_analyzer)]
pub use twiml_schema::editor;
pub use twiml_schema::{choices, names};
pub use twiml_values::Method;

/// Compiles where a `#[media_stream]` may take `A` first.
#[cfg(feature = "streams")]
pub const fn media_argument<A: MediaArgument>() {}

/// Compiles where a `#[conversation_relay]` may take `A` first.
#[cfg(feature = "streams")]
pub const fn relay_argument<A: RelayArgument>() {}

/// Compiles where a `#[sms_webhook]` may receive `P`.
pub const fn sms_payload<W: Receives<SmsWebhook, P>, P: SmsPayload>() {}

/// Compiles where a `#[voice_webhook]` may receive `P`.
pub const fn voice_payload<W: Receives<VoiceWebhook, P>, P: VoicePayload>() {}

/// Compiles where a `#[status_callback]` may receive `P`.
pub const fn status_payload<W: Receives<StatusCallback, P>, P: StatusPayload>() {}

/// Compiles where a `#[studio_webhook]` may receive `P`.
pub const fn studio_payload<W: Receives<StudioWebhook, P>, P: StudioPayload>() {}
