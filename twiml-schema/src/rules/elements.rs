//! An element as such: whether it exists and is allowed where it is, and what it lacks or has too much of.

use super::finding::Findings;
use super::outline::{Element, Node, at_least};
use super::place::{Place, parents};
use super::violation::Violation;
use crate::{Element as Row, elements, find, nearest};

/// Whether an element exists, and is allowed in this place.
pub(super) fn misplaced<T>(element: &Element<'_, T>, parent: &Place<'_>) -> Option<Violation> {
    if !element.checked || parent.child(element.name).is_some() {
        return None;
    }
    match find(element.name).next() {
        None => Some(unknown(element.name, parent)),
        Some(_) if parent.rows().is_empty() => None,
        Some(row) => Some(Violation::Misplaced {
            element: row,
            parent: parent.name().to_owned(),
            parent_row: parent.rows().first().copied(),
            parents: parents(row.name),
            allowed: parent.children(),
        }),
    }
}

fn unknown(name: &str, parent: &Place<'_>) -> Violation {
    let allowed = parent.children();
    let all = elements().iter().map(|element| element.name);
    let nearest = nearest(name, allowed.iter().copied()).or_else(|| nearest(name, all));
    Violation::UnknownElement { name: name.to_owned(), nearest, allowed }
}

/// What there is to say about an element by looking at all that is in it.
pub(super) fn check<T: Copy>(element: &Element<'_, T>, row: &'static Row, findings: &mut Findings<T>) {
    if let Some(instead) = row.deprecated {
        findings.add(element.at, Violation::DeprecatedElement { element: row, instead });
    }
    if let Some(at_most) = row.at_most
        && !at_most.unless.is_some_and(|attribute| element.has(attribute))
    {
        let counts = |node: &Node<'_, T>| match node {
            Node::Element(child) => {
                usize::from(child.checked && at_most.of.iter().any(|row| row.name == child.name))
            }
            _ => 0,
        };
        let found = at_least(&element.children, &counts);
        if found > at_most.number {
            findings.add(element.at, Violation::TooMany { element: row, at_most, found });
        }
    }
}
