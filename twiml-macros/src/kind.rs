//! The kinds of handler, as the macros know them.

use syn::Ident;
use twiml_schema::{Family, Reply, alternatives};

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

/// What the return of a handler is to Twilio.
macro_rules! to_twilio {
    (Voice) => {
        Some(Reply::Voice)
    };
    (Messaging) => {
        Some(Reply::Messaging)
    };
    (Nothing) => {
        Some(Reply::None)
    };
    (Json) => {
        None
    };
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident {
        attribute: $attribute:ident,
        endpoint: $endpoint:ident,
        payload: $payload:ident checked by $check:ident,
        reply: $reply:ident written $output:literal,
        to_twilio: $to_twilio:ident,
    })+) => {
        $(
            #[allow(non_upper_case_globals, reason = "named after the marker")]
            pub(crate) static $kind: Kind = Kind {
                attribute: stringify!($attribute),
                marker: stringify!($kind),
                endpoint: stringify!($endpoint),
                payload: stringify!($payload),
                payload_check: stringify!($check),
                output: $output,
                reply: to_twilio!($to_twilio),
            };
        )+

        /// Every kind.
        pub(crate) const KINDS: &[&Kind] = &[$(&$kind),+];
    };
}

twiml_schema::each_kind!(kinds);

/// What the macros know of a kind of handler of a websocket.
pub(crate) struct StreamKind {
    /// The attribute, as it is written.
    pub(crate) attribute: &'static str,
    /// The first argument, as it is written.
    pub(crate) argument: &'static str,
    /// The function in the runtime that compiles where it is one.
    pub(crate) argument_check: &'static str,
}

macro_rules! stream_kinds {
    ($($(#[$doc:meta])* $kind:ident {
        attribute: $attribute:ident,
        argument: $argument:literal checked by $check:ident,
    })+) => {
        $(
            #[allow(non_upper_case_globals, reason = "as those of webhooks")]
            pub(crate) static $kind: StreamKind = StreamKind {
                attribute: stringify!($attribute),
                argument: $argument,
                argument_check: stringify!($check),
            };
        )+

        const STREAM_KINDS: &[&StreamKind] = &[$(&$kind),+];
    };
}

twiml_schema::each_stream_kind!(stream_kinds);

/// The attribute of a handler that has this name.
pub(crate) fn attribute_named(name: &Ident) -> Option<&'static str> {
    let webhooks = KINDS.iter().map(|kind| kind.attribute);
    let streams = STREAM_KINDS.iter().map(|kind| kind.attribute);
    webhooks.chain(streams).find(|attribute| name == attribute)
}

/// Every attribute of a webhook, as it is written.
pub(crate) fn every_attribute() -> String {
    alternatives(KINDS, |kind| format!("`#[{}(\"/path\")]`", kind.attribute))
}

impl Kind {
    /// The kind of this attribute.
    pub(crate) fn find(attribute: &Ident) -> Option<&'static Self> {
        KINDS.iter().copied().find(|kind| attribute == kind.attribute)
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
