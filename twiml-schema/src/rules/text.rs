//! The text of an element: whether it can be there, has to be there, and how long it can be.

use super::finding::Findings;
use super::outline::{Element, Node, Text as Known, at_least};
use super::place::Place;
use super::violation::Violation;
use crate::{Element as Row, Text, TextKind, Value, is_json_object, url};

/// The violation of text in an element that cannot hold any.
pub(super) fn forbidden(place: &Place<'_>) -> Option<Violation> {
    let [element, ..] = *place.rows() else { return None };
    place.rows().iter().all(|row| row.text == Text::None).then(|| Violation::ForbiddenText {
        name: place.name().to_owned(),
        element,
        can_be_said: place.child("Say").is_some(),
    })
}

/// What there is to say about an element's text by looking at all of it.
pub(super) fn check<T: Copy>(element: &Element<'_, T>, row: &'static Row, findings: &mut Findings<T>) {
    if needs_text(row, |attribute| element.has(attribute)) && is_empty(&element.children) {
        findings.add(element.at, Violation::MissingText { element: row });
    }
    let Some(spec) = row.text.spec() else { return };
    if let Some((text, at)) = whole(&element.children)
        && let Some(violation) = of_another_kind(text, spec.kind, row)
    {
        findings.add(at, violation);
    }
    let Some(max) = spec.max else { return };
    let length = characters(&element.children, spec.mixed);
    if length > max as usize {
        findings.add(element.at, Violation::LongText { element: row, length, max });
    }
}

/// The violation of this text of an element, if it is one: the rule for a program that has a document piece by piece. Whether there has to be
/// a text is another rule, [`needs_text`].
///
/// ```
/// use twiml_schema::{find, rules::wrong_text};
///
/// let number = find("Number").next().unwrap();
/// assert!(wrong_text(number, "+15551234567").is_none());
/// assert!(wrong_text(number, "unknown").is_some());
/// ```
pub fn wrong_text(element: &'static Row, text: &str) -> Option<Violation> {
    let spec = element.text.spec().filter(|_| !text.is_empty())?;
    of_another_kind(text, spec.kind, element).or_else(|| {
        let max = spec.max?;
        let length = text.chars().count();
        (length > max as usize).then_some(Violation::LongText { element, length, max })
    })
}

/// The text of an element that is known as a whole, and where it is.
fn whole<'a, T: Copy>(children: &[Node<'a, T>]) -> Option<(&'a str, T)> {
    match children {
        [Node::Text(Known { text, at })] if !text.is_empty() => Some((text, *at)),
        _ => None,
    }
}

/// The most characters that the headers in a SIP address take.
const MAX_SIP_HEADERS: usize = 1024;

/// The violation of a text that is not what its kind says. Lenient where Twilio is: a phone number can be written in many ways.
fn of_another_kind(text: &str, kind: TextKind, element: &'static Row) -> Option<Violation> {
    // Twilio does not care for whitespace around the text.
    let trimmed = text.trim_ascii();
    let wanted = match kind {
        TextKind::Url | TextKind::MediaUrl => {
            if let Some(problem) = url::problem(trimmed) {
                return Some(Violation::WrongUrl { element, url: text.to_owned(), problem });
            }
            let takes = Value::Url { schemes: &[], relative: true };
            (!takes.accepts(trimmed)).then(|| takes.describe())
        }
        TextKind::Json => {
            (!is_json_object(trimmed)).then(|| "a JSON object such as `{\"account\": 4711}`".to_owned())
        }
        TextKind::Sid => (!Value::Sid.accepts(trimmed)).then(|| Value::Sid.describe()),
        TextKind::SipUri => {
            let is_sip = trimmed.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sip:"))
                || trimmed.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("sips:"));
            let headers = trimmed.split_once('?').map_or(0, |(_, headers)| headers.chars().count());
            if !is_sip || trimmed.contains(char::is_whitespace) {
                Some("a SIP address such as `sip:user@example.com`".to_owned())
            } else if headers > MAX_SIP_HEADERS {
                Some(format!("a SIP address with at most {MAX_SIP_HEADERS} characters of headers"))
            } else {
                None
            }
        }
        TextKind::Phone => (!trimmed.contains(|c: char| c.is_ascii_digit()))
            .then(|| "a phone number such as `+15551234567`".to_owned()),
        _ => None,
    };
    wanted.map(|wanted| Violation::WrongText { element, text: text.to_owned(), wanted })
}

/// Whether an element with the attributes that it `has` means nothing without text or child elements.
pub fn needs_text(element: &Row, has: impl FnOnce(&str) -> bool) -> bool {
    match element.text {
        Text::Required(_) => true,
        Text::Optional(spec) => spec.or_children || spec.unless.is_some_and(|attribute| !has(attribute)),
        Text::None => false,
    }
}

/// Whether there is nothing among the children that could become text.
fn is_empty<T>(children: &[Node<'_, T>]) -> bool {
    children.iter().all(|child| matches!(child, Node::Text(Known { text: "", .. })))
}

/// How many characters the text is sure to have. Where text and elements interleave, theirs is part of it; otherwise an element has a text of
/// its own, as `<Task>` has in `<Enqueue>`.
fn characters<T>(children: &[Node<'_, T>], mixed: bool) -> usize {
    at_least(children, &|child| match child {
        Node::Text(text) => text.text.chars().count(),
        Node::Element(element) if mixed => characters(&element.children, mixed),
        _ => 0,
    })
}
