//! The kinds of webhook: one row for each attribute macro.

use syn::Ident;
use twiml_schema::{Family, Reply};

/// What the macros know of a kind. The names are those of items in the runtime.
pub(crate) struct Kind {
    /// The attribute, as it is written.
    pub(crate) attribute: &'static str,
    /// The type of the kind.
    pub(crate) marker: &'static str,
    /// The function that makes an endpoint of a handler with the right reply.
    pub(crate) endpoint: &'static str,
    /// The trait of the payloads that it receives.
    pub(crate) payload: &'static str,
    /// The function that compiles where it receives a payload.
    pub(crate) payload_check: &'static str,
    /// What a handler returns, as it is written.
    pub(crate) output: &'static str,
    /// What that is to Twilio; `None` where it is something else than a document calls for.
    pub(crate) reply: Option<Reply>,
}

/// Every kind.
pub(crate) const KINDS: [&Kind; 4] = [&SMS, &VOICE, &STATUS, &STUDIO];

pub(crate) static SMS: Kind = Kind {
    attribute: "sms_webhook",
    marker: "SmsWebhook",
    endpoint: "sms",
    payload: "SmsPayload",
    payload_check: "sms_payload",
    output: "MessagingResponse",
    reply: Some(Reply::Messaging),
};

pub(crate) static VOICE: Kind = Kind {
    attribute: "voice_webhook",
    marker: "VoiceWebhook",
    endpoint: "voice",
    payload: "VoicePayload",
    payload_check: "voice_payload",
    output: "VoiceResponse",
    reply: Some(Reply::Voice),
};

pub(crate) static STATUS: Kind = Kind {
    attribute: "status_callback",
    marker: "StatusCallback",
    endpoint: "status",
    payload: "StatusPayload",
    payload_check: "status_payload",
    output: "()",
    reply: Some(Reply::None),
};

pub(crate) static STUDIO: Kind = Kind {
    attribute: "studio_webhook",
    marker: "StudioWebhook",
    endpoint: "studio",
    payload: "StudioPayload",
    payload_check: "studio_payload",
    output: "Json<T>",
    reply: None,
};

impl Kind {
    /// The kind of this attribute.
    pub(crate) fn find(attribute: &Ident) -> Option<&'static Self> {
        KINDS.into_iter().find(|kind| attribute == kind.attribute)
    }

    /// The family of the documents that it answers with. Only kinds that answer with documents have a fallback.
    pub(crate) fn family(&self) -> Option<Family> {
        match self.reply? {
            Reply::Voice => Some(Family::Voice),
            Reply::Messaging => Some(Family::Messaging),
            Reply::SameFamily | Reply::None | Reply::Any => None,
        }
    }

    /// Whether its handlers return what Twilio expects.
    pub(crate) fn replies(&self, expected: Reply) -> bool {
        match expected {
            Reply::SameFamily => self.family().is_some(),
            Reply::Any => true,
            expected => self.reply == Some(expected),
        }
    }
}
