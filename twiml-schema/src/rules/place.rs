//! Which elements exist, and where each is allowed.

use super::finding::Finding;
use super::outline::{Node, each_element};
use super::violation::Violation;
use crate::{Callback, Element, Role, elements, find};

/// What a node is in: an element, or no place in particular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    name: &'a str,
    rows: Vec<&'static Element>,
}

impl<'a> Place<'a> {
    /// Where every element is allowed.
    pub const ANYWHERE: Self = Place { name: "", rows: Vec::new() };

    /// In the outermost element.
    pub fn response() -> Self {
        let rows: Vec<_> = crate::roots().collect();
        Self { name: rows.first().map_or("", |row| row.name), rows }
    }

    /// In an element that is known.
    pub fn of(row: &'static Element) -> Self {
        Self { name: row.name, rows: vec![row] }
    }

    /// In an element which is itself in this place. `checked` is `false` for one that is passed through as it is: everything is allowed in it.
    ///
    /// An element that is not allowed here is taken for what it is elsewhere.
    pub fn inside<'b>(&self, name: &'b str, checked: bool) -> Place<'b> {
        let row = if checked { self.child(name).or_else(|| find(name).next()) } else { None };
        Place { name, rows: row.into_iter().collect() }
    }

    /// The tag of the element, empty where there is none.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// The rows of the element: `<Response>` has one for each family. None where everything is allowed.
    pub fn rows(&self) -> &[&'static Element] {
        &self.rows
    }

    /// Whether this is in a whole document, among its verbs.
    pub fn is_response(&self) -> bool {
        self.rows.iter().any(|row| row.role == Role::Root)
    }

    /// The element of this tag, if it is allowed here.
    pub fn child(&self, name: &str) -> Option<&'static Element> {
        self.rows.iter().find_map(|row| row.child(name))
    }

    /// The tags that are allowed here, in the order of the vocabulary; not those that Twilio has retired.
    pub fn children(&self) -> Vec<&'static str> {
        let children = self.rows.iter().flat_map(|row| row.children);
        distinct(children.filter(|child| child.deprecated.is_none()).map(|child| child.name))
    }

    /// The webhook that the text of the element names, if it names one.
    pub fn text_callback(&self) -> Option<Callback> {
        self.rows.iter().find_map(|row| row.callback(None))
    }
}

/// The tags of the elements in which one of this tag is allowed.
pub(super) fn parents(name: &str) -> Vec<&'static str> {
    distinct(find(name).flat_map(Element::parents).map(|parent| parent.name))
}

fn distinct(names: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut distinct = Vec::new();
    for name in names {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    distinct
}

/// The narrowest element in which all of these nodes are allowed: the one that can hold the fewest elements.
///
/// All that it can hold is allowed in every other element that can hold these nodes, or nearly so.
///
/// # Errors
///
/// A finding where the nodes do not go together, or do not show their place. It has a position where one of the nodes is the reason.
pub fn narrowest<T: Copy>(nodes: &[Node<'_, T>]) -> Result<&'static Element, Finding<Option<T>>> {
    let mut places: Vec<_> = elements().iter().copied().filter(|place| !place.children.is_empty()).collect();
    let has_text = has_text(nodes);
    if has_text {
        places.retain(|place| place.text.spec().is_some_and(|text| text.mixed));
    }
    // Of all that the nodes have in common, the first; without a name it is text.
    let mut first = has_text.then_some(None);
    let mut unchecked = false;
    let mut alien = None;
    each_element(nodes, &mut |element| {
        if !element.checked {
            unchecked = true;
        }
        if !element.checked || alien.is_some() {
            return;
        }
        // One that does not exist is reported by itself. Of two with the same tag, the first in the vocabulary: `<Sip>` is the one of `<Dial>`.
        let Some(row) = find(element.name).next() else { return };
        places.retain(|place| place.children.contains(&row));
        match first {
            Some(first) if places.is_empty() => {
                let violation = Violation::NeverTogether { name: row.name, other: first };
                alien = Some(Finding { at: Some(element.at), violation });
            }
            Some(_) => {}
            None => first = Some(Some(row.name)),
        }
    });
    match (alien, first) {
        (Some(finding), _) => Err(finding),
        // Of two that can hold equally many, the first in the vocabulary.
        (None, Some(_)) => places
            .into_iter()
            .min_by_key(|place| place.children.len())
            .ok_or(Finding { at: None, violation: Violation::Placeless }),
        // What the vocabulary does not know is most likely a verb.
        (None, None) if unchecked => Ok(elements()[0]),
        (None, None) => Err(Finding { at: None, violation: Violation::Placeless }),
    }
}

fn has_text<T>(nodes: &[Node<'_, T>]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(_) => true,
        Node::OneOf(bodies) => bodies.iter().any(|nodes| has_text(nodes)),
        Node::AnyNumber(nodes) => has_text(nodes),
        Node::Element(_) | Node::Unknown => false,
    })
}
