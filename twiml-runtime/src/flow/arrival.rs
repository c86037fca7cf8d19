//! What Twilio sends to a handler by itself.

use crate::payload::{ConferenceWait, Fallback, IncomingCall, IncomingMessage, Payload as _, delivery};
use crate::webhook::{Descriptor, Kind as _, SmsWebhook, VoiceWebhook};

/// Whether Twilio sends what a handler takes without being asked to by a document.
pub(super) fn arrives_unasked(handler: &Descriptor) -> bool {
    /// Conferences are also made, and given their callbacks, by the REST API.
    const UNASKED: [&str; 3] = [IncomingCall::NAME, IncomingMessage::NAME, ConferenceWait::NAME];
    let answers = [SmsWebhook::ATTRIBUTE, VoiceWebhook::ATTRIBUTE].contains(&handler.attribute);
    !answers || UNASKED.contains(&handler.payload) || delivery::of(handler.payload).next().is_none()
}

/// Whether a handler takes a call as it comes in.
pub(super) fn begins_call(handler: &Descriptor) -> bool {
    [IncomingCall::NAME, Fallback::<IncomingCall>::NAME, ""].contains(&handler.payload)
}
