//! A document as a tree.

use std::fmt;

use twiml_schema::rules::Finding;
use twiml_schema::{Attribute as AttributeRow, Element as Row, Family, Role, roots};

/// A place in a document: line and character, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The character of the line.
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Identifies an element, attribute or text among all of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Id(pub(crate) u32);

/// A TwiML document, and what is wrong with it. Made by [`read`](crate::read).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Document {
    /// The outermost element, and the comments around it.
    pub nodes: Vec<Node>,
    /// The family of its verbs, or `None` where they can belong to more than one, or where it is not a `<Response>`.
    pub family: Option<Family>,
    /// Which rules of TwiML it breaks, in the order of the document.
    pub findings: Vec<Finding<Position>>,
    /// What was in the XML and is not in the tree, because TwiML has no use for it.
    pub left_out: Vec<LeftOut>,
}

impl Document {
    /// The outermost element: `<Response>`, or another one if this is only a part of a document.
    pub fn root(&self) -> Option<&Element> {
        self.nodes.iter().find_map(Node::as_element)
    }

    /// Takes the row of the document's family for its `<Response>`.
    pub(crate) fn settle_family(&mut self) {
        let Some(family) = self.family else { return };
        let of_family = roots().find(|root| root.families.contains(&family));
        for node in &mut self.nodes {
            if let Node::Element(element) = node
                && element.row.is_some_and(|row| row.role == Role::Root)
            {
                element.row = of_family;
            }
        }
    }
}

/// What is among the children of an element, or at the top.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text that says something: see [the crate](crate) for what is whitespace alone.
    Text(Text),
    /// `<!-- … -->`, without its marks.
    Comment(String),
}

impl Node {
    /// The element, if it is one.
    pub const fn as_element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) | Self::Comment(_) => None,
        }
    }
}

/// An element of a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Element {
    /// The tag, with its prefix if it has one.
    pub name: String,
    /// The row of the vocabulary that describes it, if it is known. Of several `<Response>`, the one of the document's family.
    pub row: Option<&'static Row>,
    /// Its attributes, in their order.
    pub attributes: Vec<Attribute>,
    /// What is between its tags.
    pub children: Vec<Node>,
    /// Where it begins.
    pub position: Position,
    pub(crate) id: Id,
}

impl Element {
    /// The value of an attribute, as it is written.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
            .map(|attribute| attribute.value.as_str())
    }

    /// The elements directly inside.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(Node::as_element)
    }

    /// The text directly inside, without that of elements inside.
    pub fn text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            Node::Text(text) => Some(text.text.as_str()),
            Node::Element(_) | Node::Comment(_) => None,
        });
        texts.collect()
    }
}

/// An attribute of an element.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Attribute {
    /// The name, with its prefix if it has one. Declarations of namespaces are attributes, too.
    pub name: String,
    /// The row of the vocabulary that describes it, if it is known.
    pub row: Option<&'static AttributeRow>,
    /// The value, its entities resolved.
    pub value: String,
    /// Where it begins; for the declaration of a namespace, where its element begins.
    pub position: Position,
    pub(crate) id: Id,
}

/// Text in a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Text {
    /// The text, its entities resolved.
    pub text: String,
    /// Where it begins.
    pub position: Position,
    pub(crate) id: Id,
}

/// Something in the XML that TwiML has no use for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// What it is.
    pub what: Markup,
    /// Where it begins.
    pub position: Position,
}

/// Markup that is not part of TwiML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Markup {
    /// `<!DOCTYPE …>`. The entities that it declares are resolved.
    DocumentType,
    /// `<?target …?>`
    ProcessingInstruction,
}
