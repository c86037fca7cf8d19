//! What can be wrong with a document, as data.

use super::relation::Relation;
use super::severity::Severity;
use crate::limits::{DOCUMENT_TOO_LARGE, MAX_DOCUMENT_BYTES, SCHEMA_VIOLATION};
use crate::url::UrlProblem;
use crate::{Accepts, AtMost, Attribute, Element, Family, Text, TextKind, TextSpec, find};

/// A rule that a document breaks: which one, what was found, and what is right instead.
///
/// It displays itself as what is wrong, in one clause; [`help`](Self::help) says what to do about it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Violation {
    /// There is no such element.
    UnknownElement {
        /// The tag.
        name: String,
        /// The tag that was probably meant.
        nearest: Option<&'static str>,
        /// The tags that are allowed in this place.
        allowed: Vec<&'static str>,
    },
    /// The element exists, but is not allowed in this place.
    Misplaced {
        /// The element.
        element: &'static Element,
        /// The tag of the element that it is in.
        parent: String,
        /// The row of that element, where there is one.
        parent_row: Option<&'static Element>,
        /// The tags of the elements that it is allowed in.
        parents: Vec<&'static str>,
        /// The tags that are allowed in this place.
        allowed: Vec<&'static str>,
    },
    /// The element is one of the past.
    DeprecatedElement {
        /// The element.
        element: &'static Element,
        /// What to do instead, as a clause.
        instead: &'static str,
    },
    /// The element holds more children of a kind than it takes.
    TooMany {
        /// The element.
        element: &'static Element,
        /// What it takes.
        at_most: AtMost,
        /// How many there are.
        found: usize,
    },
    /// The nodes of a fragment are never allowed in one and the same element.
    NeverTogether {
        /// The tag of the element that does not fit.
        name: &'static str,
        /// The tag of the first element, or `None` where it is text.
        other: Option<&'static str>,
    },
    /// Nothing in a fragment shows in which element it is allowed.
    Placeless,
    /// A verb of another family than those before it.
    OtherFamily {
        /// The tag of the verb.
        verb: String,
        /// The tag of the first verb that decided the family.
        first: String,
        /// The family.
        family: Family,
    },
    /// A verb behind one that ends the document.
    NeverRuns {
        /// The tag of the verb.
        verb: String,
        /// The tag of the verb that ends the document.
        ended_by: String,
    },
    /// The element has no such attribute.
    UnknownAttribute {
        /// The tag of the element.
        element: String,
        /// The row of the element, where there is one.
        row: Option<&'static Element>,
        /// The name of the attribute.
        name: String,
        /// The name that was probably meant.
        nearest: Option<&'static str>,
        /// The names of its attributes.
        allowed: Vec<&'static str>,
    },
    /// The element lacks an attribute without which it means nothing.
    MissingAttribute {
        /// The element.
        element: &'static Element,
        /// The attribute.
        attribute: &'static Attribute,
    },
    /// The element has the attribute twice.
    RepeatedAttribute {
        /// The name of the attribute.
        name: String,
    },
    /// The attribute is one of the past.
    DeprecatedAttribute {
        /// The name of the attribute.
        name: &'static str,
        /// What to do instead, as a clause.
        instead: &'static str,
    },
    /// The attribute does not take this value.
    WrongValue {
        /// The element.
        element: &'static Element,
        /// The attribute.
        attribute: &'static Attribute,
        /// The value.
        value: String,
        /// The value that was probably meant.
        nearest: Option<&'static str>,
    },
    /// The value still works, but Twilio documents another one in its place.
    RetiredValue {
        /// The attribute.
        attribute: &'static Attribute,
        /// The value.
        value: String,
        /// The value that took its place.
        instead: String,
    },
    /// The value works, but Twilio writes this name of a language or voice in another case.
    RespelledValue {
        /// The attribute.
        attribute: &'static Attribute,
        /// The value.
        value: String,
        /// The value as Twilio writes it.
        instead: &'static str,
    },
    /// The URL, in an attribute or as text, is not one.
    WrongUrl {
        /// The element.
        element: &'static Element,
        /// What should be a URL.
        url: String,
        /// What is wrong with it.
        problem: UrlProblem,
    },
    /// The method probably works, but Twilio documents it in uppercase.
    LowercaseMethod {
        /// The method as Twilio documents it.
        method: &'static str,
    },
    /// The element means nothing without its text.
    MissingText {
        /// The element.
        element: &'static Element,
    },
    /// The element cannot hold text.
    ForbiddenText {
        /// The tag of the element.
        name: String,
        /// The row of the element.
        element: &'static Element,
        /// Whether a verb that says text is allowed in its place.
        can_be_said: bool,
    },
    /// The text of the element is longer than it takes.
    LongText {
        /// The element.
        element: &'static Element,
        /// How many characters it has.
        length: usize,
        /// How many it can have.
        max: u32,
    },
    /// The text of the element is not what the element takes.
    WrongText {
        /// The element.
        element: &'static Element,
        /// The text.
        text: String,
        /// What the element takes, in words.
        wanted: String,
    },
    /// A character that XML 1.0 does not allow.
    ForbiddenCharacter {
        /// The character.
        character: char,
    },
    /// Text that is yet to be escaped holds an entity, which is most likely a mistake.
    Entity {
        /// The entity: `&amp;`.
        entity: String,
        /// The character that it stands for.
        character: char,
    },
    /// A text holds a placeholder of another language.
    Placeholder {
        /// The placeholder: `{{From}}`.
        placeholder: String,
    },
    /// The verb is not among those that can be in the answer to a request.
    NotAccepted {
        /// The tag of the verb.
        verb: String,
        /// What can be in the answer.
        accepts: &'static Accepts,
        /// Whether Twilio does not run it.
        refused: bool,
    },
    /// A rule between the element and what is around it.
    Related {
        /// The rule.
        relation: &'static Relation,
    },
    /// The document is larger than Twilio takes.
    LargeDocument {
        /// How many bytes it has.
        bytes: usize,
    },
}

impl Violation {
    /// The violation of a document of so many bytes, if it is one.
    pub const fn of_size(bytes: usize) -> Option<Self> {
        if bytes > MAX_DOCUMENT_BYTES { Some(Self::LargeDocument { bytes }) } else { None }
    }

    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Related { relation } => relation.severity,
            // Twilio warns of an address that it cannot dial, and goes on. A wrong URL or wrong JSON is an error to it.
            Self::WrongText { element, .. } => match element.text.spec() {
                Some(TextSpec { kind: TextKind::Phone | TextKind::SipUri | TextKind::Sid, .. }) => Severity::Warning,
                _ => Severity::Error,
            },
            Self::DeprecatedElement { .. }
            | Self::DeprecatedAttribute { .. }
            | Self::RetiredValue { .. }
            | Self::RespelledValue { .. }
            | Self::LowercaseMethod { .. }
            | Self::Placeholder { .. }
            | Self::NotAccepted { refused: false, .. }
            // Twilio goes on after an element that takes text or children and has neither.
            | Self::MissingText {
                element: Element { text: Text::Optional(TextSpec { or_children: true, .. }), .. },
            } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The code in Twilio's debugger, where it is known.
    pub fn code(&self) -> Option<u32> {
        match self {
            Self::UnknownElement { .. } | Self::UnknownAttribute { .. } => Some(SCHEMA_VIOLATION),
            Self::Misplaced { parent_row, .. } => parent_row.map(|row| row.error.unwrap_or(SCHEMA_VIOLATION)),
            Self::WrongValue { attribute, .. } => attribute.error,
            Self::MissingText { element } => {
                let spec = element.text.spec()?;
                spec.empty.or(spec.error)
            }
            Self::LongText { element, .. } | Self::WrongText { element, .. } => element.text.spec()?.error,
            Self::TooMany { at_most, .. } => at_most.error,
            Self::NotAccepted { accepts, refused: true, .. } => accepts.error,
            Self::Related { relation } => relation.code,
            Self::LargeDocument { .. } => Some(DOCUMENT_TOO_LARGE),
            _ => None,
        }
    }

    /// The page of Twilio's documentation to read, where one says more.
    pub fn page(&self) -> Option<&'static str> {
        match self {
            Self::Misplaced { parent_row: row, .. } | Self::UnknownAttribute { row, .. } => {
                row.map(|row| row.page)
            }
            Self::MissingAttribute { element, .. }
            | Self::WrongValue { element, .. }
            | Self::WrongUrl { element, .. }
            | Self::WrongText { element, .. }
            | Self::TooMany { element, .. }
            | Self::MissingText { element }
            | Self::ForbiddenText { element, can_be_said: false, .. }
            | Self::LongText { element, .. } => Some(element.page),
            Self::Related { relation } => find(relation.element).next().map(|row| row.page),
            _ => None,
        }
    }
}
