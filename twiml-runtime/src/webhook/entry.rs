//! The handlers at which Twilio begins, as their attributes declare them.

use super::descriptor::Descriptor;
use super::entry_role::EntryRole;
use super::kind::{Kind as _, SmsWebhook, VoiceWebhook};
use super::mounted::Mounted;
use super::reference::{Reference, Via};
use crate::params::Params;
use crate::payload::{
    CallStatusUpdate, IncomingCall, IncomingMessage, MessageStatusUpdate, NoPayload, Payload as _, Signed,
};
use crate::value::Method;
use crate::verify::Verified;

/// A handler that is configured with Twilio: for a phone number, a messaging service or a TwiML application.
///
/// Its attribute says so by [`entry`](macro@crate::sms_webhook#entry). [`Webhooks::entries`](crate::Webhooks::entries) has those that are
/// mounted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// What it is the entry for.
    pub role: EntryRole,
    /// The handler.
    pub handler: Descriptor,
    /// The handler that takes over when it fails, if its attribute names one.
    pub fallback: Option<Descriptor>,
}

impl Entry {
    pub(crate) fn of(mounted: &Mounted) -> Option<Self> {
        let handler = mounted.webhook;
        let is_fallback = |reference: &&Reference| reference.via == Via::Fallback;
        let fallback = mounted.references.iter().find(is_fallback).map(|reference| reference.handler);
        Some(Self { role: handler.entry?, handler, fallback })
    }
}

impl EntryRole {
    /// Whether the attribute of a handler could declare it as this entry.
    pub(crate) fn suits(self, mounted: &Mounted) -> bool {
        let Descriptor { attribute, payload, method, .. } = mounted.webhook;
        let takes_anything =
            [NoPayload::NAME, Signed::<()>::NAME, <Verified<Params>>::NAME].contains(&payload);
        let suits = match self {
            Self::Message => {
                attribute == SmsWebhook::ATTRIBUTE && (takes_anything || payload == IncomingMessage::NAME)
            }
            Self::Call => {
                attribute == VoiceWebhook::ATTRIBUTE && (takes_anything || payload == IncomingCall::NAME)
            }
            Self::CallStatus => payload == CallStatusUpdate::NAME,
            Self::MessageStatus => payload == MessageStatusUpdate::NAME && method == Method::Post,
        };
        suits && !mounted.takes_arguments
    }
}
