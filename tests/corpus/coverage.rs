//! Our own documents use all that there is.

use std::collections::BTreeSet;

use roxmltree::Node;
use twiml_schema::{Element, elements, roots};

use crate::documents::{self, Kind};

#[test]
fn our_documents_use_every_element_and_every_attribute() {
    let mut used = BTreeSet::new();
    for document in documents::right() {
        let xml = roxmltree::Document::parse(&document.xml).unwrap();
        let root = roots().find(|root| Kind::Document(root.families[0]) == document.kind).unwrap();
        collect(xml.root_element(), root, &mut used);
    }
    let unused: Vec<_> =
        elements().iter().flat_map(|row| names(row)).filter(|name| !used.contains(name)).collect();
    assert!(unused.is_empty(), "no document has {unused:?}");
}

/// An element's tag and page, which tell it from all others, and an attribute, or nothing for the element itself.
type Used = (&'static str, &'static str, &'static str);

fn names(row: &'static Element) -> Vec<Used> {
    let element = (row.name, row.page, "");
    let attributes = row.attributes.iter().map(|attribute| (row.name, row.page, attribute.name));
    std::iter::once(element).chain(attributes).collect()
}

fn collect(xml: Node<'_, '_>, row: &'static Element, used: &mut BTreeSet<Used>) {
    used.insert((row.name, row.page, ""));
    for attribute in xml.attributes() {
        let name = if attribute.namespace().is_some() { "xml:lang" } else { attribute.name() };
        if let Some(attribute) = row.attribute(name) {
            used.insert((row.name, row.page, attribute.name));
        }
    }
    for child in xml.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        let row = row.child(name).unwrap_or_else(|| panic!("<{name}> in <{}>", row.name));
        collect(child, row, used);
    }
}
