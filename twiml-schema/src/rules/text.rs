//! The text of an element: whether it can be there, has to be there, and how long it can be.

use super::finding::Findings;
use super::outline::{Element, Node, Text as Known, at_least};
use super::place::Place;
use super::violation::Violation;
use crate::{Element as Row, Text};

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
    if needs_text(element, row) && is_empty(&element.children) {
        findings.add(element.at, Violation::MissingText { element: row });
    }
    let Some(spec) = row.text.spec() else { return };
    let Some(max) = spec.max else { return };
    let length = characters(&element.children, spec.mixed);
    if length > max as usize {
        findings.add(element.at, Violation::LongText { element: row, length, max });
    }
}

fn needs_text<T>(element: &Element<'_, T>, row: &Row) -> bool {
    match row.text {
        Text::Required(_) => true,
        Text::Optional(spec) => spec.unless.is_some_and(|attribute| !element.has(attribute)),
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
