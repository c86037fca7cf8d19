//! XML as the rules of TwiML see it, for documents that were made elsewhere.

use roxmltree::{Document, Node as Xml};
use twiml_schema::limits::MAX_DEPTH;
use twiml_schema::rules::outline::{Attribute, Element, Node, Text};

/// The outermost element of a document, with the lines of the text as positions. None if it is nested too deep to be read.
pub(super) fn outline<'d>(xml: &'d Document<'d>) -> Option<Element<'d, u32>> {
    let too_deep = xml.descendants().any(|node| node.ancestors().nth(MAX_DEPTH + 1).is_some());
    (!too_deep).then(|| element(xml.root_element()))
}

fn element<'d>(node: Xml<'d, 'd>) -> Element<'d, u32> {
    let at = node.document().text_pos_at(node.range().start).row;
    let mut element = Element::new(node.tag_name().name(), at);
    let attributes = node.attributes();
    element
        .attributes
        .extend(attributes.map(|given| Attribute::new(given.name(), at, Some((given.value(), at)))));
    element.children.extend(node.children().filter_map(
        |child| match child.text().filter(|_| child.is_text()) {
            Some(text) => Some(Node::Text(Text { text, at })).filter(|_| !text.trim().is_empty()),
            None => child.is_element().then(|| Node::Element(self::element(child))),
        },
    ));
    element
}
