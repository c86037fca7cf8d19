//! The places of a document where a value can be.

use proc_macro2::TokenStream;
use syn::Path;
use twiml_schema::{Element as Row, find};

use super::ast::{AttributeValue, Element, Literal, Name, Node, walk};

/// An attribute, or a child that is not an element.
pub(crate) struct Slot<'a> {
    /// The element that it is in; none at the top of a fragment.
    pub(crate) element: Option<&'a Element>,
    /// The attribute that it is the value of; none among children.
    pub(crate) attribute: Option<&'a Name>,
    pub(crate) content: Content<'a>,
}

impl Slot<'_> {
    /// Whether it holds the address of a webhook.
    pub(crate) fn is_callback(&self) -> bool {
        self.has(|row, attribute| row.callback(attribute).is_some())
    }

    /// Whether it can hold the name of a handler: that of a webhook, or that of a websocket.
    pub(crate) fn names_handler(&self) -> bool {
        let opens =
            |row: &Row, attribute: Option<&str>| attribute.is_some_and(|name| row.opens_websocket(name));
        self.has(|row, attribute| row.callback(attribute).is_some() || opens(row, attribute))
    }

    /// Whether this is true of its element and its attribute. What is quoted is not known.
    fn has(&self, is: impl Fn(&Row, Option<&str>) -> bool) -> bool {
        let Some(name) = self.element.map(|element| &element.name).filter(|name| !name.quoted) else {
            return false;
        };
        if self.attribute.is_some_and(|attribute| attribute.quoted) {
            return false;
        }
        let attribute = self.attribute.map(|attribute| attribute.text.as_str());
        find(&name.text).any(|row| is(row, attribute))
    }
}

pub(crate) enum Content<'a> {
    /// Text in quotes, or a literal behind `=`.
    Literal(&'a Literal),
    /// A path behind `=`.
    Handler(&'a Path),
    /// Words without quotes among children.
    Bare(&'a TokenStream),
    /// `{…}`
    Value(&'a TokenStream),
}

/// Visits the slots of a document.
pub(crate) fn slots<'a>(document: &'a [Node], visit: &mut impl FnMut(Slot<'a>)) {
    walk(document, None, &mut |node, parent| {
        let content = match node {
            Node::Element(element) => return attribute_slots(element, visit),
            Node::Bare(bare) => Content::Bare(&bare.tokens),
            Node::Value(value) => Content::Value(&value.tokens),
            Node::Text(text) => Content::Literal(text),
            Node::Control(_) | Node::Let(_) => return,
        };
        visit(Slot { element: parent, attribute: None, content });
    });
}

fn attribute_slots<'a>(element: &'a Element, visit: &mut impl FnMut(Slot<'a>)) {
    for attribute in &element.attributes {
        let content = match &attribute.value {
            AttributeValue::Handler(path) => Content::Handler(path),
            AttributeValue::Value(value) => Content::Value(&value.tokens),
            AttributeValue::Literal(literal) => Content::Literal(literal),
            AttributeValue::Broken => continue,
        };
        visit(Slot { element: Some(element), attribute: Some(&attribute.name), content });
    }
}
