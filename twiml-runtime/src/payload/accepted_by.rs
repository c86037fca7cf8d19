//! Which attribute receives which payload.

use serde::de::DeserializeOwned;

use crate::params::Params;
use crate::verify::Verified;

use super::fallback::Covers;
use super::{Fallback, NoPayload, Payload, Signed};

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
    label = "not sent to webhooks that respond with voice TwiML",
    note = "a `#[voice_webhook]` receives requests for instructions: `IncomingCall`, `GatherInput`, \
            `RecordedMessage`, `DialOutcome` and the like, `Fallback<_>` of these, or `Signed<T>`",
    note = "notifications, such as `CallStatusUpdate`, belong to a `#[status_callback]`"
)]
pub trait VoicePayload: Payload {}

/// What a `#[status_callback]` receives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` never arrives at a `#[status_callback]`",
    label = "not sent to status callbacks",
    note = "a `#[status_callback]` receives notifications: `MessageStatusUpdate`, `CallStatusUpdate`, \
            `RecordingStatusUpdate`, `ConferenceEvent` and the like, or `Signed<T>`",
    note = "payloads that need a TwiML response, such as `IncomingCall`, belong to a `#[voice_webhook]` \
            or an `#[sms_webhook]`"
)]
pub trait StatusPayload: Payload {}

/// What a `#[studio_webhook]` receives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` never arrives at a `#[studio_webhook]`",
    label = "not sent to webhooks that respond with JSON",
    note = "a `#[studio_webhook]` receives `Signed<T>` from Studio's Make HTTP Request widget, \
            `ConversationEvent` or `TaskAssignment`",
    note = "Studio's TwiML Redirect widget sends `IncomingCall` to a `#[voice_webhook]` and \
            `IncomingMessage` to an `#[sms_webhook]`"
)]
pub trait StudioPayload: Payload {}

payload_registry!(accepted_by);

/// Every attribute accepts what reads any request.
macro_rules! accept_any_request {
    ($($attribute:ident),+) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: DeserializeOwned + Send + 'static> $attribute for Signed<T> {}
        impl $attribute for NoPayload {}
        #[diagnostic::do_not_recommend]
        impl $attribute for Verified<Params> {}
    )+};
}

accept_any_request!(SmsPayload, VoicePayload, StatusPayload, StudioPayload);

#[diagnostic::do_not_recommend]
impl<P: SmsPayload> SmsPayload for Fallback<P> {}

#[diagnostic::do_not_recommend]
impl<P: VoicePayload> VoicePayload for Fallback<P> {}
