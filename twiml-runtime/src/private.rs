//! What generated code calls. Nothing here is meant to be written by hand, and all of it may change.

pub use core::cfg;
pub use core::primitive::{bool, str, usize};

pub use crate::mount::{Mounting, Unverified, slots};
pub use crate::payload::{NoPayload, Payload, delivery};
pub use crate::twiml::{
    FamilyOfUse, LinkValue, Piece, StaticDocument, Writer, count_links, join, length, link_positions,
};
pub use crate::webhook::{
    AnswersAnything, AnswersMessaging, AnswersNothing, AnswersVoice, Arguments, Callback, Descriptor,
    Endpoint, IsPayload, Link, NamedAlone, NotDisplay, NotPayload, PathParameter, PathValue, Probe,
    QueryParameters, Receives, Reference, Remark, Resolve, State, TakesQuery, Webhook, WithArguments,
    WithoutArguments, WithoutPath, WithoutQuery, comes_later, falls_back, same_family,
};
pub use twiml_schema::{choices, names};
pub use twiml_values::Method;

use crate::webhook::each_kind;

/// For each kind of webhook, its names, and a function that compiles where such a webhook may receive a payload.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident {
        attribute: $attribute:literal,
        endpoint: $endpoint:ident,
        reply: $reply:ident,
        payload: $payload:ident,
        payload_check: $payload_check:ident,
        $($column:ident: $value:tt,)+
    })+) => { $(
        pub use crate::payload::$payload;
        pub use crate::webhook::{$kind, $endpoint};

        #[doc = concat!("Compiles where a `#[", $attribute, "]` may receive `P`.")]
        pub const fn $payload_check<W: Receives<$kind, P>, P: $payload>() {}
    )+ };
}

each_kind!(kinds);
