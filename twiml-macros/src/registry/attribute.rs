//! What the runtime calls the attributes that make webhooks.

use syn::Ident;
use twiml_schema::Reply;

/// An attribute that a row may name.
pub(super) struct Attribute {
    /// `voice_webhook`
    pub(super) name: &'static str,
    /// Its variant among the attributes, as data.
    pub(super) variant: &'static str,
    /// The trait of the payloads that it receives.
    pub(super) accepts: &'static str,
}

pub(super) const ATTRIBUTES: &[Attribute] = &[
    Attribute { name: "sms_webhook", variant: "SmsWebhook", accepts: "SmsPayload" },
    Attribute { name: "voice_webhook", variant: "VoiceWebhook", accepts: "VoicePayload" },
    Attribute { name: "status_callback", variant: "StatusCallback", accepts: "StatusPayload" },
    Attribute { name: "studio_webhook", variant: "StudioWebhook", accepts: "StudioPayload" },
];

impl Attribute {
    /// The attribute of that name.
    pub(super) fn find(name: &Ident) -> Option<&'static Self> {
        ATTRIBUTES.iter().find(|attribute| name == attribute.name)
    }

    /// Whether its handlers return what Twilio expects.
    pub(super) fn replies(&self, expected: Reply) -> bool {
        match expected {
            Reply::Voice => self.name == "voice_webhook",
            Reply::Messaging => self.name == "sms_webhook",
            Reply::SameFamily => matches!(self.name, "voice_webhook" | "sms_webhook"),
            Reply::None => self.name == "status_callback",
            Reply::Any => true,
        }
    }
}
