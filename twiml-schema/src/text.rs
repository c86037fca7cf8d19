//! What an element takes as its text.

use crate::{Callback, Delivery};

/// Whether an element can hold text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// No text.
    None,
    /// Text or child elements, or neither.
    Optional(TextSpec),
    /// The element means nothing without its text.
    Required(TextSpec),
}

impl Text {
    /// What the text is, where the element takes any.
    pub const fn spec(&self) -> Option<&TextSpec> {
        match self {
            Self::None => None,
            Self::Optional(spec) | Self::Required(spec) => Some(spec),
        }
    }
}

/// The text of an element: its kind and limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSpec {
    /// What the text says.
    pub kind: TextKind,
    /// The most characters it may have.
    pub max: Option<u32>,
    /// The attribute that the element takes instead: it means nothing without one of both.
    pub unless: Option<&'static str>,
    /// Whether child elements can take its place: the element means nothing without either.
    pub or_children: bool,
    /// Whether text and child elements interleave, as in spoken text; otherwise it is one or the other.
    pub mixed: bool,
    /// For text that is the address of a webhook (`<Redirect>`): what Twilio sends there.
    pub callback: Option<Callback>,
    /// The code in Twilio's debugger for text that is too long or not of its kind.
    pub error: Option<u32>,
    /// The code in Twilio's debugger for text that is missing, where that is another one.
    pub empty: Option<u32>,
}

/// What the text of an element says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// Words to be spoken.
    Speech,
    /// The body of a text message.
    Message,
    /// A phone number.
    Phone,
    /// A SIP address, `sip:user@host`.
    SipUri,
    /// The URL of a sound, image or other file.
    MediaUrl,
    /// The URL of a document.
    Url,
    /// A JSON object.
    Json,
    /// The name of a queue.
    QueueName,
    /// The name of a conference.
    ConferenceName,
    /// The identity of a Voice SDK client.
    ClientIdentity,
    /// The SID of a Twilio resource: two uppercase letters and 32 hexadecimal digits.
    Sid,
    /// The name of some other resource.
    Name,
    /// Any text.
    Any,
}

impl TextKind {
    /// Whether a text of this kind can be wrong by more than its length.
    pub const fn has_form(self) -> bool {
        matches!(self, Self::Phone | Self::SipUri | Self::MediaUrl | Self::Url | Self::Json | Self::Sid)
    }
}

/// The words that a row may put behind the kind of an element's text.
impl TextSpec {
    pub(crate) const fn new(kind: TextKind) -> Self {
        Self {
            kind,
            max: None,
            unless: None,
            or_children: false,
            mixed: false,
            callback: None,
            error: None,
            empty: None,
        }
    }

    pub(crate) const fn max(self, characters: u32) -> Self {
        Self { max: Some(characters), ..self }
    }

    pub(crate) const fn unless(self, attribute: &'static str) -> Self {
        Self { unless: Some(attribute), ..self }
    }

    pub(crate) const fn or_children(self) -> Self {
        Self { or_children: true, ..self }
    }

    pub(crate) const fn mixed(self) -> Self {
        Self { mixed: true, ..self }
    }

    pub(crate) const fn delivers(self, delivery: Delivery, method: Option<&'static str>) -> Self {
        Self { callback: Some(Callback::new(delivery, method)), ..self }
    }

    pub(crate) const fn error(self, code: u32) -> Self {
        Self { error: Some(code), ..self }
    }

    pub(crate) const fn empty(self, code: u32) -> Self {
        Self { empty: Some(code), ..self }
    }
}
