//! The tree of a document, as it is written.
//!
//! More can be written here than is allowed in a document; the checker says what is wrong.

use proc_macro2::{Span, TokenStream};
use syn::{Lit, Path};

use super::control::Control;

/// A node among the children of an element, or at the top.
pub(crate) enum Node {
    Element(Element),
    /// Text in quotes.
    Text(Literal),
    /// `{expr}`
    Value(Value),
    /// Words without quotes: the path of a handler, or text that lacks its quotes.
    Bare(Bare),
    Control(Control<Node>),
    /// `let pattern = expr;`
    Let(TokenStream),
}

/// `<Name attributes>children</Name>`
pub(crate) struct Element {
    pub(crate) name: Name,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
    /// The name in its closing tag, as it is written there; empty in `</>`. None where there is no such tag.
    pub(crate) closing: Option<Name>,
    /// The menu that it asks for.
    pub(crate) menu: Option<Path>,
}

/// The name of an element or attribute.
#[derive(Clone)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) span: Span,
    /// Written in quotes, so that it is passed through unchecked.
    pub(crate) quoted: bool,
}

/// `name=value`
pub(crate) struct Attribute {
    pub(crate) name: Name,
    pub(crate) value: AttributeValue,
}

/// What is behind an attribute's `=`.
pub(crate) enum AttributeValue {
    Literal(Literal),
    /// `{expr}`
    Value(Value),
    /// A handler, named without braces.
    Handler(Path),
    /// Nothing that could be read, which the parser has reported.
    Broken,
}

/// A literal, and how it reads as text.
pub(crate) struct Literal {
    pub(crate) text: String,
    pub(crate) span: Span,
}

impl Literal {
    /// The text of a literal, or `None` for one that TwiML has no use for, such as a byte string.
    pub(crate) fn new(literal: &Lit) -> Option<Self> {
        let text = match literal {
            Lit::Str(text) => text.value(),
            Lit::Char(text) => text.value().to_string(),
            Lit::Int(number) => number.base10_digits().to_owned(),
            Lit::Float(number) => number.base10_digits().to_owned(),
            Lit::Bool(value) => value.value.to_string(),
            _ => return None,
        };
        Some(Self { text, span: literal.span() })
    }
}

/// Rust in braces. It stays a token stream, so that an editor can complete it while it is half written.
#[derive(Clone)]
pub(crate) struct Value {
    pub(crate) tokens: TokenStream,
    /// The braces.
    pub(crate) span: Span,
}

/// Words without quotes.
pub(crate) struct Bare {
    pub(crate) tokens: TokenStream,
    pub(crate) span: Span,
}

/// Tokens as prose: without the spaces that printing them puts before punctuation.
pub(crate) fn prose(tokens: &TokenStream) -> String {
    let mut words = tokens.to_string();
    for (entity, character) in [("& amp;", "&"), ("& lt;", "<"), ("& gt;", ">"), ("& quot;", "\\\"")] {
        words = words.replace(&entity.replace(';', " ;"), character).replace(entity, character);
    }
    for mark in ["!", "?", ".", ",", ";", ":"] {
        words = words.replace(&format!(" {mark}"), mark);
    }
    words
}

/// Visits nodes in the order in which they are written, also those inside of elements and of Rust's control flow. `parent` is the element
/// that they are in, if any.
pub(crate) fn walk<'a>(
    nodes: &'a [Node],
    parent: Option<&'a Element>,
    visit: &mut impl FnMut(&'a Node, Option<&'a Element>),
) {
    for node in nodes {
        visit(node, parent);
        match node {
            Node::Element(element) => walk(&element.children, Some(element), visit),
            Node::Control(control) => {
                control.bodies().into_iter().for_each(|nodes| walk(nodes, parent, visit));
            }
            Node::Text(_) | Node::Value(_) | Node::Bare(_) | Node::Let(_) => {}
        }
    }
}
