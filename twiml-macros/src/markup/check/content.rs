//! Which rules for the content of an element can be broken only when it is written.

use twiml_schema::rules::{Place, needs_text};

use crate::markup::ast::Name;
use crate::markup::tree::{ContentCheck, Node};

/// How the content of an element is checked when it is written, if that can find anything. `place` is in the element, and `written` are the
/// names of its attributes.
pub(super) fn check(children: &[Node], written: &[Name], place: &Place<'_>) -> Option<ContentCheck> {
    let [row] = *place.rows() else { return None };
    let has = |attribute: &str| written.iter().any(|name| name.text == attribute);
    let (mut needed, mut checked) = (false, false);
    if let Some(spec) = row.text.spec().filter(|spec| is_open(children, spec.mixed)) {
        needed = needs_text(row, has) && !children.iter().any(is_something);
        let has_elements = children.iter().any(|child| matches!(child, Node::Element(_)));
        checked = needed || spec.max.is_some() || (!has_elements && spec.kind.has_form());
    }
    let counted =
        row.at_most.is_some_and(|at_most| !at_most.unless.is_some_and(has)) && is_open(children, false);
    (checked || counted).then_some(ContentCheck { element: row.number()?, needed, counted })
}

/// Whether some of the text is only known when it is written. Where text and elements are `mixed`, that of the elements counts.
fn is_open(children: &[Node], mixed: bool) -> bool {
    children.iter().any(|child| match child {
        Node::Value(..) | Node::Linked(_) | Node::Control(_) => true,
        Node::Element(element) => mixed && is_open(&element.children, mixed),
        Node::Text(_) | Node::Callback(_) | Node::Let(_) => false,
    })
}

/// Whether a child is sure to be something.
fn is_something(child: &Node) -> bool {
    match child {
        Node::Element(_) | Node::Callback(_) => true,
        Node::Text(text) => !text.is_empty(),
        Node::Value(..) | Node::Linked(_) | Node::Control(_) | Node::Let(_) => false,
    }
}
