//! The rows of the [registry](super::registry) as data.

use twiml_schema::Delivery;

use crate::params::Params;

/// What the registry says of a payload.
pub(crate) struct Entry {
    /// The type, as a handler writes it.
    pub(crate) name: &'static str,
    /// In a fallback, the payload of the request that failed.
    pub(crate) request: Option<&'static str>,
    /// What messages call it.
    pub(crate) kind: &'static str,
    pub(crate) received_by: &'static [Receiver],
    pub(crate) delivered_by: &'static [Delivery],
    pub(crate) recognised_by: &'static [&'static [&'static str]],
}

/// An attribute that receives a payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Receiver {
    /// The attribute.
    pub attribute: Attribute,
    /// The webhooks that send the payload there. Twilio has no names for them; these are our own, such as
    /// `incoming-call`.
    pub webhooks: &'static [&'static str],
}

/// An attribute that makes a webhook of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Attribute {
    /// `#[sms_webhook]`.
    SmsWebhook,
    /// `#[voice_webhook]`.
    VoiceWebhook,
    /// `#[status_callback]`.
    StatusCallback,
    /// `#[studio_webhook]`.
    StudioWebhook,
}

payload_registry!(entries);

impl Entry {
    /// The row of a payload. A payload without one does not compile.
    pub(crate) const fn of(payload: &str) -> &'static Self {
        Self::find(payload, None)
    }

    /// The row of the fallback that takes requests with this payload.
    pub(crate) const fn of_fallback(payload: &str) -> &'static Self {
        Self::find("", Some(payload))
    }

    #[expect(clippy::panic, reason = "evaluated at compile time")]
    const fn find(payload: &str, request: Option<&str>) -> &'static Self {
        let mut rest = ENTRIES;
        while let [entry, more @ ..] = rest {
            let found = match (request, entry.request) {
                (Some(wanted), Some(request)) => is_same(wanted, request),
                (None, None) => is_same(payload, entry.name),
                _ => false,
            };
            if found {
                return entry;
            }
            rest = more;
        }
        panic!("a payload needs a row in payload/registry.rs")
    }
}

/// Whether all parameters of one of the sets are there.
pub(super) fn recognises(recognised_by: &[&[&str]], params: &Params) -> bool {
    let has = |name: &&str| params.get(name).is_some();
    recognised_by.iter().any(|names| names.iter().all(has))
}

/// `==`, which constants cannot use.
const fn is_same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([first, rest @ ..], [other, others @ ..]) = (a, b) {
        if *first != *other {
            return false;
        }
        (a, b) = (rest, others);
    }
    a.is_empty() && b.is_empty()
}

/// The kind of webhook that a request looks like, by the names of its parameters.
pub(super) fn looks_like(params: &Params) -> &'static str {
    if let Some(entry) = ENTRIES.iter().find(|entry| recognises(entry.recognised_by, params)) {
        return entry.kind;
    }
    if params.iter().next().is_none() {
        return "a request without parameters, or with a JSON body";
    }
    "nothing that Twilio documents"
}
