//! From the checked tree to what is written one after the other: markup that is known, and holes to fill.

use proc_macro2::{Span, TokenStream};
use syn::Path;
use twiml_schema::rules::Violation;
use twiml_schema::{Callback, xml};

use super::ast::Value;
use super::control::Control;
use super::tree::{
    Attribute, AttributeValue, ContentCheck, Document, Element, Kind, Linked, Node, Place, Related, Takes,
    Target, Websocket,
};
use crate::diagnostics::{Diagnostics, Warning};

/// A document, ready to be written down as Rust.
pub(crate) struct Lowered {
    pub(crate) kind: Kind,
    pub(crate) chunks: Vec<Chunk>,
    /// The handlers that the document names; chunks refer to them by position.
    pub(crate) targets: Vec<Target>,
    /// What is expected of the values that say how Twilio goes on; chunks refer to them by position.
    pub(crate) links: Vec<Expected>,
    /// The handlers of websockets that the document names; chunks refer to them by position.
    pub(crate) websockets: Vec<Websocket>,
    pub(crate) warnings: Vec<Warning>,
}

/// What is expected of a handler that a value names.
pub(crate) struct Expected {
    pub(crate) callback: Callback,
    pub(crate) absolute: bool,
    /// Whether its method is written.
    pub(crate) carries_method: bool,
    /// The menu that its callers choose from.
    pub(crate) menu: Option<Path>,
    pub(crate) span: Span,
}

pub(crate) enum Chunk {
    /// Markup and escaped text, known now.
    Markup(String),
    /// The path of a handler.
    Link {
        target: usize,
        absolute: bool,
    },
    /// The URL of a handler that is called with arguments.
    Call {
        target: usize,
        value: Value,
        absolute: bool,
    },
    /// The path of the handler of a websocket.
    WebsocketLink(usize),
    /// The handler of a websocket with its parameters, and the chunks of the element that opens it.
    Opened {
        websocket: usize,
        value: Value,
        written: Vec<Chunk>,
    },
    /// Those parameters.
    Parameters(usize),
    /// The method of a handler.
    Method(usize),
    /// A value that says how Twilio goes on, and the chunks in which it is written.
    Linked {
        link: usize,
        value: Value,
        written: Vec<Chunk>,
    },
    /// That value as an attribute; `open` as below.
    LinkedAttribute {
        link: usize,
        open: String,
        number: u16,
        related: Option<Related>,
    },
    /// That value as text.
    LinkedText(usize),
    /// The method of that value as an attribute.
    MethodOfLinked {
        link: usize,
        open: String,
    },
    /// A value among children.
    Child(Value, Place),
    /// A value as an attribute; `open` is all that comes before it: ` name="`.
    Attribute {
        open: String,
        value: Value,
        takes: Takes,
        /// See [`AttributeValue::Value`].
        related: Option<Related>,
    },
    /// A value that is not written.
    Discarded(Value),
    Control(Control<Chunk>),
    Let(TokenStream),
    /// Chunks among which a `let` reaches no further.
    Scope(Vec<Chunk>),
    /// The content of an element that is checked when it is written has begun, so many bytes before this.
    ContentStart {
        content: usize,
        before: usize,
    },
    /// It has ended, so many bytes before this.
    ContentEnd {
        content: usize,
        before: usize,
        check: ContentCheck,
    },
}

pub(crate) fn lower(mut document: Document) -> Lowered {
    let mut names = Names::default();
    let chunks = Builder::build(&mut names, |builder| builder.nodes(std::mem::take(&mut document.nodes)));
    let Document { kind, warnings, .. } = document;
    let Names { targets, links, websockets, .. } = names;
    Lowered { kind, chunks, targets, links, websockets, warnings }
}

/// Reports a document that is larger than Twilio takes, as far as its size is known.
pub(crate) fn check_size(lowered: &Lowered, diagnostics: &mut Diagnostics) {
    if let Some(violation) = Violation::of_size(least_length(&lowered.chunks)) {
        diagnostics.report(Span::call_site(), &violation);
    }
}

/// How many bytes the chunks are sure to take.
fn least_length(chunks: &[Chunk]) -> usize {
    chunks
        .iter()
        .map(|chunk| match chunk {
            Chunk::Markup(markup) => markup.len(),
            Chunk::Control(control) if control.runs_one() => {
                control.bodies().into_iter().map(least_length).min().unwrap_or_default()
            }
            Chunk::Scope(chunks)
            | Chunk::Linked { written: chunks, .. }
            | Chunk::Opened { written: chunks, .. } => least_length(chunks),
            _ => 0,
        })
        .sum()
}

/// Collects chunks, and merges neighbouring markup.
struct Builder<'a> {
    chunks: Vec<Chunk>,
    /// Where in the markup at the end a content begins or ends. They are written down behind it, so that they do not divide it.
    marks: Vec<Mark>,
    names: &'a mut Names,
}

/// What chunks refer to by position.
#[derive(Default)]
struct Names {
    targets: Vec<Target>,
    links: Vec<Expected>,
    websockets: Vec<Websocket>,
    /// How many contents there are so far.
    contents: usize,
}

struct Mark {
    content: usize,
    position: usize,
    /// For an end.
    check: Option<ContentCheck>,
}

impl<'a> Builder<'a> {
    fn build(names: &'a mut Names, fill: impl FnOnce(&mut Self)) -> Vec<Chunk> {
        let mut builder = Self { chunks: Vec::new(), marks: Vec::new(), names };
        fill(&mut builder);
        builder.write_marks();
        builder.chunks
    }

    /// A content begins here.
    fn begin(&mut self) -> usize {
        let (content, position) = (self.names.contents, self.markup().len());
        self.names.contents += 1;
        self.marks.push(Mark { content, position, check: None });
        content
    }

    /// A content ends here.
    fn end(&mut self, content: usize, check: ContentCheck) {
        let position = self.markup().len();
        self.marks.push(Mark { content, position, check: Some(check) });
    }

    /// Writes down the marks in the markup at the end, to which nothing is added any more.
    fn write_marks(&mut self) {
        let Some(Chunk::Markup(markup)) = self.chunks.last() else { return };
        let length = markup.len();
        for Mark { content, position, check } in std::mem::take(&mut self.marks) {
            let before = length - position;
            self.chunks.push(match check {
                Some(check) => Chunk::ContentEnd { content, before, check },
                None => Chunk::ContentStart { content, before },
            });
        }
    }

    fn push(&mut self, chunk: Chunk) {
        self.write_marks();
        self.chunks.push(chunk);
    }

    fn nested(&mut self, nodes: Vec<Node>) -> Vec<Chunk> {
        self.written(|builder| builder.nodes(nodes))
    }

    /// What is written by itself.
    fn written(&mut self, fill: impl FnOnce(&mut Builder<'_>)) -> Vec<Chunk> {
        Builder::build(self.names, fill)
    }

    /// The markup at the end, to be added to.
    fn markup(&mut self) -> &mut String {
        if !matches!(self.chunks.last(), Some(Chunk::Markup(_))) {
            self.chunks.push(Chunk::Markup(String::new()));
        }
        match self.chunks.last_mut() {
            Some(Chunk::Markup(markup)) => markup,
            _ => unreachable!("the last chunk is markup"),
        }
    }

    fn nodes(&mut self, nodes: Vec<Node>) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: Node) {
        match node {
            Node::Element(element) => self.element(element),
            Node::Text(text) => xml::escape_text(&text, self.markup()),
            Node::Value(value, place) => self.push(Chunk::Child(value, place)),
            Node::Callback(target) => {
                let link = self.link(target);
                self.push(link);
            }
            Node::Linked(linked) => {
                self.linked(linked, |builder, link| builder.push(Chunk::LinkedText(link)));
            }
            Node::Control(control) => {
                let control = control.map(|nodes| self.nested(nodes));
                self.push(Chunk::Control(control));
            }
            Node::Let(tokens) => self.push(Chunk::Let(tokens)),
        }
    }

    fn element(&mut self, mut element: Element) {
        let only = match element.children.as_slice() {
            [Node::Linked(linked)] => linked.method,
            _ => None,
        };
        // The method is written before the text that it comes from.
        if let Some(method) = only
            && let Some(Node::Linked(linked)) = element.children.pop()
        {
            return self.linked(linked, |builder, link| {
                let method = Chunk::MethodOfLinked { link, open: open(method) };
                builder.element_of(element, Some(method), Some(Chunk::LinkedText(link)));
            });
        }
        if let Some(value) = element.websocket().and_then(|websocket| websocket.call.clone()) {
            // The one that its attribute is about to be.
            let websocket = self.names.websockets.len();
            let written = self.written(|builder| {
                builder.element_of(element, None, Some(Chunk::Parameters(websocket)));
            });
            return self.push(Chunk::Opened { websocket, value, written });
        }
        self.element_of(element, None, None);
    }

    /// An element with one more attribute and child.
    fn element_of(&mut self, element: Element, attribute: Option<Chunk>, child: Option<Chunk>) {
        let Element { name, attributes, children, content } = element;
        let markup = self.markup();
        markup.push('<');
        markup.push_str(&name);
        for written in attributes {
            self.attribute(written);
        }
        if let Some(chunk) = attribute {
            self.push(chunk);
        }
        if children.is_empty() && child.is_none() {
            self.markup().push_str("/>");
            return;
        }
        self.markup().push('>');
        let content = content.map(|check| (self.begin(), check));
        if children.iter().any(|child| matches!(child, Node::Let(_))) {
            let children = self.nested(children);
            self.push(Chunk::Scope(children));
        } else {
            self.nodes(children);
        }
        if let Some(chunk) = child {
            self.push(chunk);
        }
        if let Some((content, check)) = content {
            self.end(content, check);
        }
        let markup = self.markup();
        markup.push_str("</");
        markup.push_str(&name);
        markup.push('>');
    }

    fn attribute(&mut self, attribute: Attribute) {
        let open = open(&attribute.name);
        match attribute.value {
            AttributeValue::Literal(text) => {
                let markup = self.markup();
                markup.push_str(&open);
                xml::escape_attribute(&text, markup);
                markup.push('"');
            }
            AttributeValue::Value(value, takes, related) => {
                self.push(Chunk::Attribute { open, value, takes, related });
            }
            AttributeValue::Callback(target) => {
                self.markup().push_str(&open);
                let link = self.link(target);
                self.push(link);
                self.markup().push('"');
            }
            AttributeValue::Websocket(websocket) => {
                self.markup().push_str(&open);
                self.push(Chunk::WebsocketLink(self.names.websockets.len()));
                // Each mention is one of its own, because it is in a place of its own.
                self.names.websockets.push(websocket);
                self.markup().push('"');
            }
            AttributeValue::MethodOf(target) => {
                self.markup().push_str(&open);
                let method = Chunk::Method(self.target(target));
                self.push(method);
                self.markup().push('"');
            }
            AttributeValue::Linked(linked, number, related) => {
                let method = linked.method;
                self.linked(linked, |builder, link| {
                    builder.push(Chunk::LinkedAttribute { link, open, number, related });
                    if let Some(method) = method {
                        builder.push(Chunk::MethodOfLinked { link, open: self::open(method) });
                    }
                });
            }
            AttributeValue::Discarded(value) => self.push(Chunk::Discarded(value)),
        }
    }

    /// A value that says how Twilio goes on, and what is written of it.
    fn linked(&mut self, linked: Linked, write: impl FnOnce(&mut Builder<'_>, usize)) {
        let Linked { value, callback, absolute, method, menu } = linked;
        let link = self.names.links.len();
        let expected =
            Expected { callback, absolute, carries_method: method.is_some(), menu, span: value.span };
        self.names.links.push(expected);
        let written = self.written(|builder| write(builder, link));
        self.push(Chunk::Linked { link, value, written });
    }

    fn link(&mut self, target: Target) -> Chunk {
        let (call, absolute) = (target.call.clone(), target.absolute);
        let target = self.target(target);
        match call {
            Some(value) => Chunk::Call { target, value, absolute },
            None => Chunk::Link { target, absolute },
        }
    }

    /// The position of a target, which is listed once however often it is written.
    fn target(&mut self, target: Target) -> usize {
        let targets = &mut self.names.targets;
        if let Some(known) = targets.iter().position(|known| known.is(&target)) {
            return known;
        }
        targets.push(target);
        targets.len() - 1
    }
}

/// What comes before the value of an attribute.
fn open(name: &str) -> String {
    format!(" {name}=\"")
}

#[cfg(test)]
mod tests {
    use twiml_schema::limits::MAX_DOCUMENT_BYTES;

    use super::*;
    use crate::markup::tree::Kind;

    /// What is said about the size of these chunks.
    fn about_size(chunks: Vec<Chunk>) -> String {
        let mut diagnostics = Diagnostics::default();
        let kind = Kind::Document(None);
        let lowered = Lowered {
            kind,
            chunks,
            targets: Vec::new(),
            links: Vec::new(),
            websockets: Vec::new(),
            warnings: Vec::new(),
        };
        check_size(&lowered, &mut diagnostics);
        diagnostics.into_compile_errors().to_string()
    }

    fn markup(bytes: usize) -> Chunk {
        Chunk::Markup("x".repeat(bytes))
    }

    #[test]
    fn documents_are_as_large_as_twilio_takes_them() {
        assert_eq!(about_size(vec![markup(MAX_DOCUMENT_BYTES)]), "");
        let error = about_size(vec![markup(MAX_DOCUMENT_BYTES), markup(1)]);
        assert!(error.contains("65537 bytes") && error.contains("11750"), "{error}");
    }

    #[test]
    fn of_branches_the_shortest_counts() {
        let branches = |then, otherwise: Option<usize>| {
            Chunk::Control(Control::If {
                condition: TokenStream::new(),
                then: vec![markup(then)],
                otherwise: otherwise.map(|bytes| vec![markup(bytes)]),
            })
        };
        assert_eq!(about_size(vec![branches(MAX_DOCUMENT_BYTES + 1, None)]), "");
        assert_eq!(about_size(vec![branches(MAX_DOCUMENT_BYTES + 1, Some(1))]), "");
        assert!(!about_size(vec![branches(MAX_DOCUMENT_BYTES + 1, Some(MAX_DOCUMENT_BYTES + 2))]).is_empty());
    }
}
