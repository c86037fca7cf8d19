//! The tree of a document as it is to be written in Rust.

/// What stands among the children of an element, or at the top.
#[derive(Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
    Comment(String),
}

#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: Name,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
    /// Whether text and elements interleave inside.
    pub(crate) mixed: bool,
}

#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) text: String,
    /// Passed through unchecked.
    pub(crate) quoted: bool,
}

#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) name: Name,
    pub(crate) value: Value,
}

#[derive(Debug)]
pub(crate) enum Value {
    Text(String),
    /// A number or a truth value, which needs no quotes.
    Bare(String),
}
