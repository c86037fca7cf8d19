//! What a document says, without what only lays it out.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, NodeType, ParsingOptions};

/// An element with its attributes in any order, or text.
#[derive(Debug, PartialEq)]
pub(crate) enum Tree {
    Element { name: String, attributes: BTreeMap<String, String>, children: Vec<Tree> },
    Text(String),
}

/// Reads a document. Comments are left out, as is text that is only whitespace.
pub(crate) fn read(xml: &str) -> Tree {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(xml, options).unwrap_or_else(|error| panic!("{error}: {xml}"));
    element(document.root_element())
}

fn element(node: Node<'_, '_>) -> Tree {
    let mut children: Vec<Tree> = Vec::new();
    for child in node.children() {
        match (child.node_type(), child.text(), children.last_mut()) {
            (NodeType::Element, ..) => children.push(element(child)),
            (NodeType::Text, Some(text), _) if text.trim_matches([' ', '\t', '\r', '\n']).is_empty() => {}
            (NodeType::Text, Some(text), Some(Tree::Text(before))) => before.push_str(text),
            (NodeType::Text, Some(text), _) => children.push(Tree::Text(text.to_owned())),
            _ => {}
        }
    }
    let attributes = node.attributes().map(|attribute| {
        let prefix = attribute.namespace().map(|namespace| format!("{{{namespace}}}")).unwrap_or_default();
        (format!("{prefix}{}", attribute.name()), attribute.value().to_owned())
    });
    Tree::Element { name: format!("{:?}", node.tag_name()), attributes: attributes.collect(), children }
}
