//! What a webhook answers: TwiML documents, and how values are written into them.
//!
//! `pieces` are what `twiml!` knows at compile time, `output` is what is written at run time, under the rules in `check`; both end as `markup`. A `document`
//! and a `fragment` are markup whose type says where it is allowed. A document that was made elsewhere is `unchecked`: debug builds `read` it. `value` and `content` say what is allowed in braces.

mod address;
mod breach;
mod check;
mod content;
mod document;
mod escaped;
mod family;
mod fragment;
mod markup;
mod output;
mod pieces;
mod read;
mod unchecked;
mod value;
mod verbs;
mod writer;
mod written;

pub use address::{AddressValue, Either, WebhookAddress, address_of};
pub(crate) use breach::{Breach, Breaches};
pub use document::Twiml;
pub use escaped::Escaped;
pub use family::{Family, FamilyOfUse, Messaging, Voice};
pub use fragment::{Fragment, StandsIn};
pub(crate) use markup::BeforeLinks;
pub use pieces::{LinkAt, Piece, StaticDocument, count_links, join, length, link_positions};
pub use value::{
    BooleanValue, IntegerValue, LinkValue, MethodValue, MillisecondsValue, NumberValue, ParametersValue,
    SecondsValue, TextValue, UrlValue,
};
pub use writer::Writer;
pub use written::Written;

/// The TwiML that answers a call.
pub type VoiceResponse = Twiml<Voice>;

/// The TwiML that answers a message.
pub type MessagingResponse = Twiml<Messaging>;
