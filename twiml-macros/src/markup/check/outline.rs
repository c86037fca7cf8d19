//! A document as the rules of TwiML see it.

use proc_macro2::Span;
use twiml_schema::rules::outline::{Attribute, Element, Node, Text};

use super::checker::Checker;
use crate::markup::ast::{self, AttributeValue};

/// The outline of nodes. A literal that cannot be written as it is gets reported, and counts as unknown.
pub(super) fn nodes<'a>(nodes: &'a [ast::Node], checker: &mut Checker<'_>) -> Vec<Node<'a, Span>> {
    nodes.iter().filter_map(|node| self::node(node, checker)).collect()
}

fn node<'a>(node: &'a ast::Node, checker: &mut Checker<'_>) -> Option<Node<'a, Span>> {
    Some(match node {
        ast::Node::Element(element) => Node::Element(self::element(element, checker)),
        ast::Node::Text(text) if checker.is_writable(&text.text, text.span) => {
            Node::Text(Text { text: &text.text, at: text.span })
        }
        ast::Node::Text(_) | ast::Node::Value(_) | ast::Node::Bare(_) => Node::Unknown,
        ast::Node::Control(control) => {
            let bodies = control.bodies().into_iter().map(|body| nodes(body, checker));
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
pub(super) fn element<'a>(element: &'a ast::Element, checker: &mut Checker<'_>) -> Element<'a, Span> {
    let ast::Element { name, attributes, children } = element;
    Element {
        name: &name.text,
        at: name.span,
        checked: !name.quoted,
        attributes: attributes.iter().map(|attribute| self::attribute(attribute, checker)).collect(),
        children: nodes(children, checker),
    }
}

fn attribute<'a>(attribute: &'a ast::Attribute, checker: &mut Checker<'_>) -> Attribute<'a, Span> {
    let ast::Attribute { name, value } = attribute;
    let value = match value {
        AttributeValue::Literal(literal) if checker.is_writable(&literal.text, literal.span) => {
            Some((literal.text.as_str(), literal.span))
        }
        _ => None,
    };
    Attribute { name: &name.text, at: name.span, checked: !name.quoted, value }
}
