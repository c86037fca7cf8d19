//! Which attribute receives which payload.

use serde::de::DeserializeOwned;

use crate::params::Params;
use crate::verify::Verified;

use super::fallback::Covers;
use super::{
    CallScreening, CallStatusUpdate, CallerIdValidation, ConferenceEvent, ConferenceWait, ConnectOutcome,
    ConversationEvent, ConversationRelayEnded, DebuggerEvent, DialOutcome, DialRefer, EnqueueOutcome,
    Fallback, GatherInput, IncomingCall, IncomingMessage, MachineDetection, MessageStatusUpdate, NoPayload,
    PartialSpeech, PayOutcome, PayProgress, Payload, QueueConnect, QueueWait, RecordedMessage,
    RecordingStatusUpdate, ReferOutcome, Signed, SiprecStatus, StreamStatus, TaskAssignment, TaskRouterEvent,
    Transcription, TranscriptionEvent, UsageTriggerFired, VideoRoomEvent,
};

/// What an `#[sms_webhook]` receives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` never arrives at an `#[sms_webhook]`",
    label = "not sent to messaging webhooks",
    note = "an `#[sms_webhook]` receives `IncomingMessage`, `Fallback<IncomingMessage>` or `Signed<T>`"
)]
pub trait SmsPayload: Payload {}

/// What a `#[voice_webhook]` receives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` never arrives at a `#[voice_webhook]`",
    label = "not sent to webhooks that answer with voice TwiML",
    note = "a `#[voice_webhook]` receives what Twilio asks instructions for: `IncomingCall`, `GatherInput`, \
            `RecordedMessage`, `DialOutcome` and their like, `Fallback<_>` of these, or `Signed<T>`",
    note = "payloads that only tell something, such as `CallStatusUpdate`, belong to a `#[status_callback]`"
)]
pub trait VoicePayload: Payload {}

/// What a `#[status_callback]` receives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` never arrives at a `#[status_callback]`",
    label = "not sent to status callbacks",
    note = "a `#[status_callback]` receives what Twilio only tells: `MessageStatusUpdate`, \
            `CallStatusUpdate`, `RecordingStatusUpdate`, `ConferenceEvent` and their like, or `Signed<T>`",
    note = "payloads that want TwiML for an answer, such as `IncomingCall`, belong to a `#[voice_webhook]` \
            or an `#[sms_webhook]`"
)]
pub trait StatusPayload: Payload {}

/// What a `#[studio_webhook]` receives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` never arrives at a `#[studio_webhook]`",
    label = "not sent to webhooks that answer with JSON",
    note = "a `#[studio_webhook]` receives `Signed<T>` from Studio's Make HTTP Request widget, \
            `ConversationEvent` or `TaskAssignment`",
    note = "Studio's TwiML Redirect widget sends `IncomingCall` to a `#[voice_webhook]` and \
            `IncomingMessage` to an `#[sms_webhook]`"
)]
pub trait StudioPayload: Payload {}

macro_rules! accepted {
    ($($attribute:ident: $($payload:ident),+;)+) => {$(
        $(
            #[diagnostic::do_not_recommend]
            impl $attribute for $payload {}
        )+

        #[diagnostic::do_not_recommend]
        impl<T: DeserializeOwned + Send + 'static> $attribute for Signed<T> {}
        impl $attribute for NoPayload {}
        #[diagnostic::do_not_recommend]
        impl $attribute for Verified<Params> {}
    )+};
}

/// Payloads of webhooks that answer with TwiML, and so can have a fallback. Every other payload of a row
/// can also be read as the first.
macro_rules! accepted_or_failed {
    ($($attribute:ident: $whole:ident $(, $payload:ident)*;)+) => {
        accepted! { $($attribute: $whole $(, $payload)*;)+ }
        $(
            covered_by_its_own!($whole $(, $payload)*);
            $(
                #[diagnostic::do_not_recommend]
                impl<W> Covers<$payload, Fallback<$whole>> for W {}
            )*
        )+
    };
}

macro_rules! covered_by_its_own {
    ($($payload:ident),+) => {$(
        #[diagnostic::do_not_recommend]
        impl<W> Covers<$payload, Fallback<$payload>> for W {}

        // What a webhook gets that takes anything may well be this.
        #[diagnostic::do_not_recommend]
        impl<W> Covers<NoPayload, Fallback<$payload>> for W {}
        #[diagnostic::do_not_recommend]
        impl<W> Covers<Verified<Params>, Fallback<$payload>> for W {}
        #[diagnostic::do_not_recommend]
        impl<W, T> Covers<Signed<T>, Fallback<$payload>> for W {}
    )+};
}

accepted_or_failed! {
    SmsPayload:
        IncomingMessage;

    VoicePayload:
        IncomingCall, CallScreening, GatherInput, RecordedMessage, DialOutcome, DialRefer, ReferOutcome,
        ConferenceWait, QueueWait, EnqueueOutcome, QueueConnect, PayOutcome, ConversationRelayEnded,
        ConnectOutcome;
}

accepted! {
    StatusPayload:
        MessageStatusUpdate, CallStatusUpdate, MachineDetection, PartialSpeech, RecordingStatusUpdate,
        Transcription, ConferenceEvent, PayProgress, StreamStatus, SiprecStatus, TranscriptionEvent,
        CallerIdValidation, UsageTriggerFired, DebuggerEvent, ConversationEvent, TaskRouterEvent,
        VideoRoomEvent;

    StudioPayload:
        ConversationEvent, TaskAssignment;
}

#[diagnostic::do_not_recommend]
impl<P: SmsPayload> SmsPayload for Fallback<P> {}

#[diagnostic::do_not_recommend]
impl<P: VoicePayload> VoicePayload for Fallback<P> {}
