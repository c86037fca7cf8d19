//! The kinds of webhook: one row for each attribute macro.

use twiml_schema::Family;

/// What the macros know of a kind. The names are those of items in the runtime's `__private` module.
pub(crate) struct Kind {
    /// The attribute, as it is written.
    pub(super) attribute: &'static str,
    /// The type of the kind.
    pub(super) marker: &'static str,
    /// The function that makes an endpoint of a handler with the right reply.
    pub(super) endpoint: &'static str,
    /// The function that compiles where the kind receives a payload.
    pub(super) payload_check: &'static str,
    /// What a handler returns, as it is written.
    pub(super) reply: &'static str,
    /// The family of the documents that it answers with. Those that answer with one can have a fallback.
    pub(super) family: Option<Family>,
}

pub(crate) static SMS: Kind = Kind {
    attribute: "sms_webhook",
    marker: "SmsWebhook",
    endpoint: "sms",
    payload_check: "sms_payload",
    reply: "MessagingResponse",
    family: Some(Family::Messaging),
};

pub(crate) static VOICE: Kind = Kind {
    attribute: "voice_webhook",
    marker: "VoiceWebhook",
    endpoint: "voice",
    payload_check: "voice_payload",
    reply: "VoiceResponse",
    family: Some(Family::Voice),
};

pub(crate) static STATUS: Kind = Kind {
    attribute: "status_callback",
    marker: "StatusCallback",
    endpoint: "status",
    payload_check: "status_payload",
    reply: "()",
    family: None,
};

pub(crate) static STUDIO: Kind = Kind {
    attribute: "studio_webhook",
    marker: "StudioWebhook",
    endpoint: "studio",
    payload_check: "studio_payload",
    reply: "Json<T>",
    family: None,
};
