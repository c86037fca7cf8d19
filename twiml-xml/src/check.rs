//! What the rules of TwiML say about a tree.

use std::collections::HashSet;

use twiml_schema::Family;
use twiml_schema::rules::outline::{self, Attribute};
use twiml_schema::rules::{Finding, Place, Violation, check_document, check_fragment};

use crate::tree::{self, Element, Id, Node, Position, Text};

/// Where something is, and what it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    pub(crate) id: Id,
    pub(crate) position: Position,
}

impl At {
    pub(crate) const fn of(element: &Element) -> Self {
        Self { id: element.id, position: element.position }
    }

    pub(crate) const fn of_attribute(attribute: &tree::Attribute) -> Self {
        Self { id: attribute.id, position: attribute.position }
    }
}

/// Checks the nodes of a document. The elements and attributes in `unchecked` are passed over, as `twiml!` does with quoted names.
pub(crate) fn check(nodes: &[Node], unchecked: &HashSet<Id>) -> (Option<Family>, Vec<Finding<At>>) {
    let Some(root) = nodes.iter().find_map(Node::as_element) else { return (None, Vec::new()) };
    let outliner = Outliner { unchecked };
    let outline = outliner.element(root);
    if root.name == Place::response().name() {
        let checked = check_document(&[outline]);
        return (checked.family, checked.findings);
    }
    let at = outline.at;
    let mut findings = check_fragment(&[outline::Node::Element(outline)], at).findings;
    // Of an outermost element that nobody knows, that is what there is to say.
    findings.retain(|finding| finding.violation != Violation::Placeless);
    (None, findings)
}

struct Outliner<'u> {
    unchecked: &'u HashSet<Id>,
}

impl Outliner<'_> {
    fn element<'a>(&self, element: &'a Element) -> outline::Element<'a, At> {
        let Element { name, attributes, children, id, .. } = element;
        let attributes = attributes.iter().map(|attribute| {
            let at = At::of_attribute(attribute);
            let checked = !self.unchecked.contains(&attribute.id);
            Attribute { checked, ..Attribute::new(&attribute.name, at, Some((&attribute.value, at))) }
        });
        outline::Element {
            name,
            at: At::of(element),
            checked: !self.unchecked.contains(id),
            attributes: attributes.collect(),
            children: children.iter().filter_map(|child| self.node(child)).collect(),
        }
    }

    fn node<'a>(&self, node: &'a Node) -> Option<outline::Node<'a, At>> {
        match node {
            Node::Element(element) => Some(outline::Node::Element(self.element(element))),
            Node::Text(Text { text, position, id }) if !self.unchecked.contains(id) => {
                Some(outline::Node::Text(outline::Text { text, at: At { id: *id, position: *position } }))
            }
            Node::Text(_) | Node::Comment(_) => None,
        }
    }
}
