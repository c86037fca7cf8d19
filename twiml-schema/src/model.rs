//! What a row of the vocabulary says about an element or an attribute.

use std::fmt;
use std::ptr;

use crate::{Callback, Delivery, Text, Value};

/// The kind of conversation a document belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// A phone call: <https://www.twilio.com/docs/voice/twiml>.
    Voice,
    /// A text message: <https://www.twilio.com/docs/messaging/twiml>.
    Messaging,
}

impl Family {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Voice, Self::Messaging];
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Voice => "voice",
            Self::Messaging => "messaging",
        })
    }
}

/// The part an element plays in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// `<Response>`, the outermost element.
    Root,
    /// An instruction, carried out in document order.
    Verb,
    /// What a verb acts upon, or a detail of it.
    Noun,
    /// Markup of spoken text.
    Ssml,
}

/// When the verbs that follow an element can no longer run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Terminal {
    /// They never run: the element ends the document.
    Always,
    /// They run unless the element has an `action`.
    WithAction,
    /// They do not run even without an `action`, which is then the current document's own URL. The element
    /// may still fall through in corner cases, such as a `<Record>` that recorded nothing.
    DefaultAction,
    /// They run only where no input came in.
    WithoutInput,
    /// The element always hands over to the next one.
    Never,
}

/// One element of TwiML.
///
/// Every element exists once, as a `static`; two references are equal when they point to the same row.
///
/// ```
/// let gather = twiml_schema::find("Gather").next().expect("Gather is TwiML");
/// assert_eq!(gather.page, "https://www.twilio.com/docs/voice/twiml/gather");
/// assert!(gather.child("Say").is_some());
/// assert!(gather.child("Dial").is_none());
/// assert!(gather.attribute("numDigits").is_some());
/// ```
pub struct Element {
    /// The tag as it is in the document: `Gather`, `say-as`.
    pub name: &'static str,
    /// Its name in [`names`](crate::names), which differs from the tag where that is not an identifier or not unique.
    pub ident: &'static str,
    /// What the element does, in full sentences.
    pub doc: &'static str,
    /// The page of Twilio's documentation that describes it.
    pub page: &'static str,
    /// The kinds of document it belongs to.
    pub families: &'static [Family],
    /// The part it plays in a document.
    pub role: Role,
    /// The elements allowed directly inside it, also those that are old or known to some sources alone.
    pub children: &'static [&'static Element],
    /// Whether it can, must or cannot hold text.
    pub text: Text,
    /// Its attributes, in alphabetical order.
    pub attributes: &'static [Attribute],
    /// Whether it takes attributes of any other name as well.
    pub any_attributes: bool,
    /// When the verbs that follow it can no longer run.
    pub terminal: Terminal,
    /// Whether the caller hears nothing from the element itself, only from what is in it or after it.
    pub silent: bool,
    /// How many of some children it takes.
    pub at_most: Option<AtMost>,
    /// For an element of the past: what to do instead, as a clause without a full stop.
    pub deprecated: Option<&'static str>,
    /// The code in Twilio's debugger for a child that is not allowed inside; the general one is
    /// [`SCHEMA_VIOLATION`](crate::limits::SCHEMA_VIOLATION).
    pub error: Option<u32>,
}

/// A limit on the number of children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtMost {
    /// How many there can be.
    pub number: usize,
    /// Which children count, all of them together.
    pub of: &'static [&'static Element],
    /// An attribute with which there is no limit, as far as is known.
    pub unless: Option<&'static str>,
    /// The code in Twilio's debugger.
    pub error: Option<u32>,
}

impl Element {
    /// The attribute of exactly this name.
    pub fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// The element with exactly this tag among those allowed in this one.
    pub fn child(&self, name: &str) -> Option<&'static Element> {
        self.children.iter().copied().find(|child| child.name == name)
    }
}

/// Identity: rows are told apart by their address, since several may share a tag.
impl PartialEq for Element {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Element {}

/// The tag alone: children lead back to their parents, so that a full account would never end.
impl fmt::Debug for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.name)
    }
}

/// One attribute of an element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attribute {
    /// The name as it is in the document: `numDigits`, `xml:lang`.
    pub name: &'static str,
    /// Its name in [`names`](crate::names), which differs where the attribute's is not an identifier: `r#loop`, `xml_lang`.
    pub ident: &'static str,
    /// What the attribute sets, in full sentences.
    pub doc: &'static str,
    /// What it takes.
    pub value: Value,
    /// Whether the element is useless without it.
    pub required: bool,
    /// What Twilio assumes where the attribute is left out, if that is a value one could write.
    pub default: Option<&'static str>,
    /// For the address of a webhook: what Twilio sends there.
    pub callback: Option<Callback>,
    /// For an attribute of the past: what to do instead, as a clause without a full stop.
    pub deprecated: Option<&'static str>,
    /// Values still met though [`value`](Self::value) no longer lists them, each with the one that took its
    /// place.
    pub retired: &'static [(&'static str, &'static str)],
    /// The code in Twilio's debugger for a wrong value.
    pub error: Option<u32>,
}

/// The words that a row may put behind an attribute.
impl Attribute {
    pub(crate) const fn new(
        name: &'static str,
        ident: &'static str,
        doc: &'static str,
        value: Value,
    ) -> Self {
        Self {
            name,
            ident,
            doc,
            value,
            required: false,
            default: None,
            callback: None,
            deprecated: None,
            retired: &[],
            error: None,
        }
    }

    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub(crate) const fn default(self, value: &'static str) -> Self {
        Self { default: Some(value), ..self }
    }

    pub(crate) const fn delivers(self, delivery: Delivery, method: Option<&'static str>) -> Self {
        Self { callback: Some(Callback::new(delivery, method)), ..self }
    }

    pub(crate) const fn deprecated(self, instead: &'static str) -> Self {
        Self { deprecated: Some(instead), ..self }
    }

    pub(crate) const fn retired(self, values: &'static [(&'static str, &'static str)]) -> Self {
        Self { retired: values, ..self }
    }

    pub(crate) const fn error(self, code: u32) -> Self {
        Self { error: Some(code), ..self }
    }
}
