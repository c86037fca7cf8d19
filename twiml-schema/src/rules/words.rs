//! Violations in words, for messages to people.

use std::fmt;

use super::violation::Violation;
use crate::limits::MAX_DOCUMENT_BYTES;
use crate::url::{UrlProblem, escaped};
use crate::{Attribute, Element, alternatives, placeholder};

/// `` `<Say>` ``
fn tag(name: &str) -> String {
    format!("`<{name}>`")
}

/// What is wrong, as a clause without a full stop.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownElement { name, .. } => write!(f, "there is no element `<{name}>`"),
            Self::Misplaced { element, parent, .. } => {
                write!(f, "`<{}>` is not allowed in `<{parent}>`", element.name)
            }
            Self::DeprecatedElement { element, instead } => {
                write!(f, "`<{}>` is deprecated: {instead}", element.name)
            }
            Self::TooMany { element, at_most, found } => {
                let counted = alternatives(at_most.of, |row: &&Element| tag(row.name));
                let number = at_most.number;
                write!(f, "`<{}>` takes at most {number} {counted}, not {found}", element.name)
            }
            Self::NeverTogether { name, other } => {
                let other = other.map_or_else(|| "text".to_owned(), tag);
                write!(f, "`<{name}>` is never allowed beside {other}")
            }
            Self::Placeless => f.write_str("nothing here shows where this fragment is allowed"),
            Self::OtherFamily { verb, first, family } => {
                write!(f, "`<{verb}>` does not go with `<{first}>`, which makes this {family} TwiML")
            }
            Self::NeverRuns { verb, ended_by } => {
                write!(f, "`<{verb}>` can never run, because `<{ended_by}>` ends the document")
            }
            Self::UnknownAttribute { element, name, .. } => {
                write!(f, "`<{element}>` has no attribute `{name}`")
            }
            Self::MissingAttribute { element, attribute } => {
                write!(f, "`<{}>` needs the attribute `{}`", element.name, attribute.name)
            }
            Self::RepeatedAttribute { name } => write!(f, "`{name}` is given twice"),
            Self::DeprecatedAttribute { name, instead } => write!(f, "`{name}` is deprecated: {instead}"),
            Self::WrongValue { element, attribute, value, .. } => {
                let wanted = attribute.value.describe();
                write!(f, "`{}` of `<{}>` takes {wanted}, ", attribute.name, element.name)?;
                if value.is_empty() { f.write_str("but is empty") } else { write!(f, "not `{value}`") }
            }
            Self::RetiredValue { attribute, value, instead } => {
                write!(f, "`{}=\"{value}\"` is deprecated: write `\"{instead}\"`", attribute.name)
            }
            Self::RespelledValue { attribute, value, instead } => {
                write!(f, "`{}=\"{value}\"`: Twilio writes this `\"{instead}\"`", attribute.name)
            }
            Self::WrongUrl { problem, .. } => problem.fmt(f),
            Self::WrongText { element, text, wanted } => {
                write!(f, "`<{}>` takes {wanted}, not `{text}`", element.name)
            }
            Self::ForbiddenCharacter { character } => {
                write!(f, "XML cannot hold the character {character:?}")
            }
            Self::Entity { entity, .. } => write!(f, "`{entity}` is sent as it is"),
            Self::Placeholder { placeholder } => write!(f, "`{placeholder}` is sent as it is"),
            Self::NotAccepted { verb, accepts, refused: true } => {
                write!(f, "`<{verb}>` is not allowed in the answer for {}", accepts.listener)
            }
            Self::NotAccepted { verb, accepts, refused: false } => {
                write!(f, "`<{verb}>` is not among the verbs that Twilio lists for {}", accepts.listener)
            }
            Self::Related { relation } => f.write_str(relation.wrong),
            Self::LowercaseMethod { method } => {
                write!(f, "write `\"{method}\"`: Twilio documents methods in uppercase")
            }
            Self::MissingText { element } => write!(f, "`<{}>` needs its text", element.name),
            Self::ForbiddenText { name, .. } => write!(f, "`<{name}>` cannot hold text"),
            Self::LongText { element, length, max } => {
                write!(f, "this text has {length} characters, and `<{}>` takes {max} at most", element.name)
            }
            Self::LargeDocument { bytes } => {
                write!(f, "this document has {bytes} bytes, and Twilio takes {MAX_DOCUMENT_BYTES} at most")
            }
        }
    }
}

impl Violation {
    /// What to do about it, as a clause without a full stop.
    pub fn help(&self) -> Option<String> {
        let help = match self {
            Self::UnknownElement { name, nearest: Some(nearest), .. }
                if nearest.eq_ignore_ascii_case(name) =>
            {
                format!("did you mean `<{nearest}>`? Names are case-sensitive")
            }
            Self::UnknownElement { nearest: Some(nearest), .. } => format!("did you mean `<{nearest}>`?"),
            Self::UnknownElement { allowed, .. } if allowed.is_empty() => return None,
            Self::UnknownElement { allowed, .. } => {
                format!("allowed here: {}", alternatives(allowed, |name| tag(name)))
            }
            Self::Misplaced { element, parents, .. } if parents.is_empty() => {
                format!("`<{}>` is the outermost element", element.name)
            }
            Self::Misplaced { parents, .. } => {
                format!("it is allowed in {}", alternatives(parents, |name| tag(name)))
            }
            Self::TooMany { .. } => "move some of them into another element".to_owned(),
            Self::NeverTogether { .. } => {
                "a fragment holds what is allowed in one and the same element; make two of them".to_owned()
            }
            Self::Placeless => {
                "a fragment holds an element of its own; for a whole document, write `<Response>…</Response>`"
                    .to_owned()
            }
            Self::OtherFamily { .. } => {
                "leave one of them out; to send a message during a call, use Twilio's REST API".to_owned()
            }
            Self::NeverRuns { .. } => "put it before that, or remove it".to_owned(),
            Self::UnknownAttribute { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::UnknownAttribute { element, allowed, .. } if allowed.is_empty() => {
                format!("`<{element}>` takes no attributes")
            }
            Self::UnknownAttribute { allowed, .. } => {
                format!("it takes {}", alternatives(allowed, |name| format!("`{name}`")))
            }
            Self::MissingAttribute { attribute, .. } => format!("add `{}=…`", attribute.name),
            Self::RepeatedAttribute { .. } => "keep one of them".to_owned(),
            Self::WrongValue { nearest: Some(nearest), .. } => format!("did you mean `\"{nearest}\"`?"),
            Self::ForbiddenText { can_be_said: true, .. } => {
                "to speak it, write `<Say>…</Say>`; to answer a message, `<Message>…</Message>`".to_owned()
            }
            Self::WrongUrl { problem: UrlProblem::Character(c), .. } if c.is_control() => {
                "remove it".to_owned()
            }
            Self::WrongUrl { url, problem: UrlProblem::Character(_) | UrlProblem::Percent, .. } => {
                match placeholder(url) {
                    Some(placeholder) => format!(
                        "nothing is filled in for `{placeholder}`: name the handler with its arguments, as in `{{order::at(id)}}`"
                    ),
                    None => format!("write `{}`", escaped(url)),
                }
            }
            Self::WrongUrl { problem: UrlProblem::SecondScheme, .. } => "keep one of the two".to_owned(),
            Self::WrongUrl { problem: UrlProblem::Host(_), .. } => {
                "a host is made of letters without accents, digits, hyphens and dots; a name in another alphabet has an `xn--` form"
                    .to_owned()
            }
            Self::WrongUrl { problem: UrlProblem::Port, .. } => {
                "write one port after the host, as in `https://example.com:8443/menu`".to_owned()
            }
            Self::WrongUrl { .. } => "write the whole address, such as `https://example.com/menu`".to_owned(),
            Self::ForbiddenCharacter { .. } => "remove it from the text".to_owned(),
            Self::Entity { character, .. } => format!("write `{character}`"),
            Self::Placeholder { .. } => {
                "TwiML has no placeholders: take the value out of the quotes, as in `\"Hello \" {name}`"
                    .to_owned()
            }
            Self::NotAccepted { accepts, .. } => {
                format!("the answer can hold {}", alternatives(accepts.verbs, |name| tag(name)))
            }
            Self::Related { relation } => relation.help.to_owned(),
            Self::LongText { .. } => "shorten it, or spread it over several elements".to_owned(),
            Self::LargeDocument { .. } => {
                "split it: end the first part with a `<Redirect>` to a webhook that answers with the second"
                    .to_owned()
            }
            Self::DeprecatedElement { .. }
            | Self::DeprecatedAttribute { .. }
            | Self::WrongValue { .. }
            | Self::RetiredValue { .. }
            | Self::RespelledValue { .. }
            | Self::WrongText { .. }
            | Self::LowercaseMethod { .. }
            | Self::MissingText { .. }
            | Self::ForbiddenText { .. } => return None,
        };
        Some(help)
    }

    /// What is wrong, without anything of the value that is: for logs, in which what people say and send has no place.
    ///
    /// ```
    /// use twiml_schema::{find, rules::wrong_text};
    ///
    /// let number = find("Number").next().unwrap();
    /// let violation = wrong_text(number, "my sister").unwrap();
    /// assert_eq!(violation.without_value(), "`<Number>` takes a phone number such as `+15551234567`");
    /// ```
    pub fn without_value(&self) -> String {
        match self {
            Self::WrongValue { element, attribute, .. } => {
                format!("`{}` of `<{}>` takes {}", attribute.name, element.name, attribute.value.describe())
            }
            Self::RetiredValue { attribute, .. } => {
                format!("`{}` has a value that Twilio has retired", attribute.name)
            }
            Self::RespelledValue { attribute, .. } => {
                format!("`{}` has a value that Twilio writes in another case", attribute.name)
            }
            Self::WrongText { element, wanted, .. } => format!("`<{}>` takes {wanted}", element.name),
            Self::TooMany { element, at_most, .. } => {
                let counted = alternatives(at_most.of, |row: &&Element| tag(row.name));
                format!("`<{}>` takes at most {} {counted}", element.name, at_most.number)
            }
            Self::LongText { element, max, .. } => {
                format!("the text of `<{}>` has more than {max} characters", element.name)
            }
            Self::WrongUrl { problem: UrlProblem::Character(_), .. } => {
                "a character of this URL has to be escaped".to_owned()
            }
            Self::WrongUrl { problem: UrlProblem::Host(_), .. } => {
                "the host of this URL has a character that no host has".to_owned()
            }
            Self::LargeDocument { .. } => format!("a document has at most {MAX_DOCUMENT_BYTES} bytes"),
            Self::Entity { .. } => "an entity is sent as it is".to_owned(),
            Self::Placeholder { .. } => "a placeholder is sent as it is".to_owned(),
            violation => violation.to_string(),
        }
    }

    /// What else to know: what a missing attribute sets, or what is allowed in a place.
    pub fn note(&self) -> Option<String> {
        match self {
            Self::MissingAttribute { attribute: Attribute { name, doc, .. }, .. } => {
                Some(format!("`{name}`: {}", doc.trim_end_matches('.')))
            }
            Self::Misplaced { parent, allowed, .. } if allowed.is_empty() => {
                Some(format!("`<{parent}>` cannot hold elements"))
            }
            Self::Misplaced { parent, allowed, .. } => {
                Some(format!("`<{parent}>` can hold {}", alternatives(allowed, |name| tag(name))))
            }
            _ => None,
        }
    }
}
