//! The kinds of resources that have webhook URLs, with the table of their fields.

use std::fmt;

use super::family::Family;
use super::row::{Field, Hook, Row};
use crate::config::Product;
use crate::wire::Request;

/// A kind of resource that has webhook URLs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetKind {
    /// A phone number, `PN…`.
    Number,
    /// A TwiML application, `AP…`.
    Application,
    /// A messaging service, `MG…`.
    Service,
    /// A SIP domain, `SD…`.
    SipDomain,
}

/// Whether the numbers of a messaging service answer messages with their own webhooks.
pub(crate) const USE_NUMBER_WEBHOOK: Field =
    Field { parameter: "UseInboundWebhookOnNumber", json: "use_inbound_webhook_on_number" };

const fn field(parameter: &'static str, json: &'static str) -> Field {
    Field { parameter, json }
}

const fn hook(url: Field, method: Field) -> Hook {
    Hook { url, method: Some(method) }
}

const fn by_post(url: Field) -> Hook {
    Hook { url, method: None }
}

const SMS_OWNERS: &[Field] = &[field("SmsApplicationSid", "sms_application_sid")];
const VOICE_OWNERS: &[Field] =
    &[field("VoiceApplicationSid", "voice_application_sid"), field("TrunkSid", "trunk_sid")];

const SMS: Row = Row {
    family: Family::Sms,
    primary: hook(field("SmsUrl", "sms_url"), field("SmsMethod", "sms_method")),
    fallback: Some(hook(
        field("SmsFallbackUrl", "sms_fallback_url"),
        field("SmsFallbackMethod", "sms_fallback_method"),
    )),
    owners: &[],
};
const VOICE: Row = Row {
    family: Family::Voice,
    primary: hook(field("VoiceUrl", "voice_url"), field("VoiceMethod", "voice_method")),
    fallback: Some(hook(
        field("VoiceFallbackUrl", "voice_fallback_url"),
        field("VoiceFallbackMethod", "voice_fallback_method"),
    )),
    owners: &[],
};
const STATUS: Row = Row {
    family: Family::Status,
    primary: hook(
        field("StatusCallback", "status_callback"),
        field("StatusCallbackMethod", "status_callback_method"),
    ),
    fallback: None,
    owners: &[],
};

/// <https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource>
const NUMBER: &[Row] = &[Row { owners: SMS_OWNERS, ..SMS }, Row { owners: VOICE_OWNERS, ..VOICE }, STATUS];

/// <https://www.twilio.com/docs/usage/api/applications>
const APPLICATION: &[Row] = &[
    SMS,
    VOICE,
    STATUS,
    Row {
        family: Family::MessageStatus,
        primary: by_post(field("MessageStatusCallback", "message_status_callback")),
        fallback: None,
        owners: &[],
    },
];

/// <https://www.twilio.com/docs/messaging/api/service-resource>
const SERVICE: &[Row] = &[
    Row {
        family: Family::Sms,
        primary: hook(
            field("InboundRequestUrl", "inbound_request_url"),
            field("InboundMethod", "inbound_method"),
        ),
        fallback: Some(hook(
            field("FallbackUrl", "fallback_url"),
            field("FallbackMethod", "fallback_method"),
        )),
        owners: &[],
    },
    Row {
        family: Family::MessageStatus,
        primary: by_post(field("StatusCallback", "status_callback")),
        fallback: None,
        owners: &[],
    },
];

/// <https://www.twilio.com/docs/voice/sip/api/sip-domain-resource>
const SIP_DOMAIN: &[Row] = &[
    VOICE,
    Row {
        family: Family::Status,
        primary: hook(
            field("VoiceStatusCallbackUrl", "voice_status_callback_url"),
            field("VoiceStatusCallbackMethod", "voice_status_callback_method"),
        ),
        fallback: None,
        owners: &[],
    },
];

impl TargetKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Number, Self::Application, Self::Service, Self::SipDomain];

    /// The two letters that its SIDs begin with.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Number => "PN",
            Self::Application => "AP",
            Self::Service => "MG",
            Self::SipDomain => "SD",
        }
    }

    /// The kind of a resource by its SID.
    pub fn of_sid(sid: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| twiml_values::is_well_formed_sid(sid, &[kind.prefix()]))
    }

    pub(crate) const fn rows(self) -> &'static [Row] {
        match self {
            Self::Number => NUMBER,
            Self::Application => APPLICATION,
            Self::Service => SERVICE,
            Self::SipDomain => SIP_DOMAIN,
        }
    }

    pub(crate) fn row(self, family: Family) -> Option<&'static Row> {
        self.rows().iter().find(|row| row.family == family)
    }

    /// Every field of the table, in the order in which they are sent: what comes before URLs, then the URLs.
    pub(crate) fn fields(self) -> impl Iterator<Item = Field> {
        let flag = (self == Self::Service).then_some(USE_NUMBER_WEBHOOK);
        let owners = self.rows().iter().flat_map(|row| row.owners.iter().copied());
        let hooks = self.rows().iter().flat_map(Row::hooks).flat_map(Hook::fields);
        flag.into_iter().chain(owners).chain(hooks)
    }

    /// For the parameter of a method, that of its URL.
    pub(crate) fn url_of(self, method: &str) -> Option<&'static str> {
        let mut hooks = self.rows().iter().flat_map(Row::hooks);
        let hook = hooks.find(|hook| hook.method.is_some_and(|field| field.parameter == method))?;
        Some(hook.url.parameter)
    }

    pub(crate) const fn product(self) -> Product {
        match self {
            Self::Service => Product::Messaging,
            Self::Number | Self::Application | Self::SipDomain => Product::Api,
        }
    }

    /// Where the resources are: below the account, or at a host of their own.
    pub(crate) const fn list(self) -> &'static str {
        match self {
            Self::Number => "IncomingPhoneNumbers",
            Self::Application => "Applications",
            Self::Service => "/v1/Services",
            Self::SipDomain => "SIP/Domains",
        }
    }

    /// Reads one of them.
    pub(crate) fn read(self, sid: &str) -> Request {
        let operation = match self {
            Self::Number => "GET IncomingPhoneNumber",
            Self::Application => "GET Application",
            Self::Service => "GET Service",
            Self::SipDomain => "GET SIP Domain",
        };
        Request::get(format!("{}/{sid}", self.list())).named(operation)
    }

    /// Changes one of them. Setting twice is setting once.
    pub(crate) fn change(self, sid: &str) -> Request {
        let operation = match self {
            Self::Number => "POST IncomingPhoneNumber",
            Self::Application => "POST Application",
            Self::Service => "POST Service",
            Self::SipDomain => "POST SIP Domain",
        };
        Request::set(format!("{}/{sid}", self.list())).named(operation)
    }
}

/// `number`, `TwiML application`, `messaging service` or `SIP domain`.
impl fmt::Display for TargetKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number => "number",
            Self::Application => "TwiML application",
            Self::Service => "messaging service",
            Self::SipDomain => "SIP domain",
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_field_is_there_once_and_has_the_name_of_its_parameter() {
        for kind in TargetKind::ALL {
            let fields: Vec<_> = kind.fields().collect();
            let parameters: BTreeSet<_> = fields.iter().map(|field| field.parameter).collect();
            assert_eq!(parameters.len(), fields.len(), "{kind}");
            for field in fields {
                let joined = field.json.replace('_', "");
                assert_eq!(field.parameter.to_ascii_lowercase(), joined, "{kind}");
            }
        }
    }

    #[test]
    fn a_sid_says_what_it_is() {
        for kind in TargetKind::ALL {
            assert_eq!(TargetKind::of_sid(&format!("{}{:032x}", kind.prefix(), 7)), Some(kind));
        }
        assert_eq!(TargetKind::of_sid("+15551110000"), None);
        assert_eq!(TargetKind::of_sid("PN1"), None);
    }
}
