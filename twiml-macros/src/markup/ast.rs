//! The tree of a document, as it is written.
//!
//! More can be written here than may stand in a document; what is wrong about it is the checker's to say.

use proc_macro2::{Span, TokenStream};
use syn::{Lit, LitStr, Path};

/// A node among the children of an element, or at the top.
pub(crate) enum Node {
    Element(Element),
    /// Text in quotes.
    Text(LitStr),
    /// `{expr}`
    Value(Value),
    /// Words without quotes: the path of a handler, or text that lacks its quotes.
    Bare(Bare),
    If(If),
    For(For),
    Match(Match),
    /// `let pattern = expr;`
    Let(TokenStream),
}

/// `<Name attributes>children</Name>`
pub(crate) struct Element {
    pub(crate) name: Name,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
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

/// What stands behind an attribute's `=`.
pub(crate) enum AttributeValue {
    Literal(Literal),
    /// `{expr}`
    Value(Value),
    /// A handler, named without braces.
    Handler(Path),
    /// Nothing that could be read; the parser has said so.
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

/// `if condition { … } else …`
pub(crate) struct If {
    /// Everything between `if` and the braces.
    pub(crate) condition: TokenStream,
    pub(crate) then: Vec<Node>,
    /// `else { … }`, or `else if …` as a single [`Node::If`].
    pub(crate) otherwise: Option<Vec<Node>>,
}

/// `for pattern in expr { … }`
pub(crate) struct For {
    /// Everything between `for` and the braces.
    pub(crate) head: TokenStream,
    pub(crate) body: Vec<Node>,
}

/// `match expr { … }`
pub(crate) struct Match {
    /// Everything between `match` and the braces.
    pub(crate) subject: TokenStream,
    pub(crate) arms: Vec<Arm>,
}

/// `pattern if guard => { … }`
pub(crate) struct Arm {
    /// Everything before `=>`.
    pub(crate) pattern: TokenStream,
    pub(crate) body: Vec<Node>,
}
