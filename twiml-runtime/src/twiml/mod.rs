//! What a webhook answers: TwiML documents, and how values are written into them.

mod content;
mod document;
mod family;
mod fragment;
mod markup;
mod pieces;
mod value;
mod writer;

pub use document::Twiml;
pub use family::{Family, FamilyOfUse, Messaging, Voice};
pub use fragment::{Fragment, StandsIn};
pub use pieces::{Piece, StaticDocument, count_links, join, length, link_positions};
pub use value::{
    BooleanValue, IntegerValue, LinkValue, MethodValue, MillisecondsValue, NumberValue, SecondsValue,
    TextValue, UrlValue, Written,
};
pub use writer::{Escaped, Writer};

/// The TwiML that answers a call.
pub type VoiceResponse = Twiml<Voice>;

/// The TwiML that answers a message.
pub type MessagingResponse = Twiml<Messaging>;
