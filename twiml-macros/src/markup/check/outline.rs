//! A document as the rules of TwiML see it.

use proc_macro2::Span;
use twiml_schema::rules::outline::{Attribute, Element, Node, Text};

use crate::markup::ast::{self, AttributeValue};

/// The outline of nodes.
pub(super) fn nodes(nodes: &[ast::Node]) -> Vec<Node<'_, Span>> {
    nodes.iter().filter_map(node).collect()
}

fn node(node: &ast::Node) -> Option<Node<'_, Span>> {
    Some(match node {
        ast::Node::Element(element) => Node::Element(self::element(element)),
        ast::Node::Text(text) => Node::Text(Text { text: &text.text, at: text.span }),
        ast::Node::Value(_) | ast::Node::Bare(_) => Node::Unknown,
        ast::Node::Control(control) => {
            let bodies = control.bodies().into_iter().map(nodes);
            if control.runs_one() {
                Node::OneOf(bodies.collect())
            } else {
                Node::AnyNumber(bodies.flatten().collect())
            }
        }
        ast::Node::Let(_) => return None,
    })
}

/// The outline of an element.
pub(super) fn element(element: &ast::Element) -> Element<'_, Span> {
    let ast::Element { name, attributes, children, .. } = element;
    Element {
        name: &name.text,
        at: name.span,
        checked: !name.quoted,
        attributes: attributes.iter().map(attribute).collect(),
        children: nodes(children),
    }
}

fn attribute(attribute: &ast::Attribute) -> Attribute<'_, Span> {
    let ast::Attribute { name, value } = attribute;
    let value = match value {
        AttributeValue::Literal(literal) => Some((literal.text.as_str(), literal.span)),
        _ => None,
    };
    Attribute { name: &name.text, at: name.span, checked: !name.quoted, value }
}
