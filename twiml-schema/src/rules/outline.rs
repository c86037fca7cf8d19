//! A document as the rules see it.
//!
//! `T` is a position: a span, an offset, whatever the program that asks needs to find the place again.

/// What is among the children of an element.
#[derive(Clone, Debug)]
pub enum Node<'a, T> {
    /// An element.
    Element(Element<'a, T>),
    /// Text that is known.
    Text(Text<'a, T>),
    /// Something that is only known when the document is written: text, elements or nothing.
    Unknown,
    /// One of these, depending on what is known when the document is written.
    OneOf(Vec<Vec<Self>>),
    /// These any number of times, or not at all.
    AnyNumber(Vec<Self>),
}

/// Text between two tags.
#[derive(Clone, Debug)]
pub struct Text<'a, T> {
    /// The text, without escapes.
    pub text: &'a str,
    /// Where it is.
    pub at: T,
}

/// An element.
#[derive(Clone, Debug)]
pub struct Element<'a, T> {
    /// The tag.
    pub name: &'a str,
    /// Where its name is.
    pub at: T,
    /// Whether it is checked: `false` for one that is passed through as it is, with its attributes.
    pub checked: bool,
    /// Its attributes, in their order.
    pub attributes: Vec<Attribute<'a, T>>,
    /// What is between its tags.
    pub children: Vec<Node<'a, T>>,
}

impl<'a, T> Element<'a, T> {
    /// An element without attributes and children.
    pub const fn new(name: &'a str, at: T) -> Self {
        Self { name, at, checked: true, attributes: Vec::new(), children: Vec::new() }
    }

    /// Whether it has an attribute of this name.
    pub fn has(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|given| given.name == attribute)
    }
}

/// An attribute.
#[derive(Clone, Debug)]
pub struct Attribute<'a, T> {
    /// The name.
    pub name: &'a str,
    /// Where the name is.
    pub at: T,
    /// Whether it is checked: `false` for one that is passed through as it is.
    pub checked: bool,
    /// The value and where it is, if it is known.
    pub value: Option<(&'a str, T)>,
}

impl<'a, T> Attribute<'a, T> {
    /// An attribute.
    pub const fn new(name: &'a str, at: T, value: Option<(&'a str, T)>) -> Self {
        Self { name, at, checked: true, value }
    }
}

/// Visits the elements among nodes, also those in their branches, in the order of the document.
pub(super) fn each_element<'n, 'a, T>(
    nodes: impl IntoIterator<Item = &'n Node<'a, T>>,
    visit: &mut impl FnMut(&'n Element<'a, T>),
) where
    'a: 'n,
    T: 'n,
{
    for node in nodes {
        match node {
            Node::Element(element) => visit(element),
            Node::OneOf(bodies) => bodies.iter().for_each(|nodes| each_element(nodes, visit)),
            Node::AnyNumber(nodes) => each_element(nodes, visit),
            Node::Text(_) | Node::Unknown => {}
        }
    }
}

/// How much the nodes are sure to have, where each of them adds what `count` says: of several bodies the one with the least.
pub(super) fn at_least<T>(nodes: &[Node<'_, T>], count: &impl Fn(&Node<'_, T>) -> usize) -> usize {
    let of_node = |node: &Node<'_, T>| match node {
        Node::OneOf(bodies) => bodies.iter().map(|nodes| at_least(nodes, count)).min().unwrap_or(0),
        node => count(node),
    };
    nodes.iter().map(of_node).sum()
}
