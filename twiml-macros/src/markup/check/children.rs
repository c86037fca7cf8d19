//! Which elements exist, and which may stand where.

use proc_macro2::Span;
use twiml_schema::limits::SCHEMA_VIOLATION;
use twiml_schema::{Callback, Element, Role, alternatives, elements, find, nearest};

use super::super::ast::{self, Name, Node};
use super::super::call::called_handler;
use super::super::tree::{self, Target};
use super::{Checker, place, quoted_tag};
use crate::diagnostics::Addition;

/// The element that a node stands in.
#[derive(Clone, Copy)]
pub(super) struct Parent<'a> {
    pub(super) name: &'a Name,
    /// Its rows in the vocabulary: `<Response>` has one for each family. None for an element that is not in it,
    /// in which everything may stand.
    pub(super) rows: &'a [&'static Element],
}

impl Parent<'_> {
    fn child(&self, name: &str) -> Option<&'static Element> {
        self.rows.iter().find_map(|row| row.child(name))
    }

    /// The callback that its text names, if it does.
    pub(super) fn text_callback(&self) -> Option<Callback> {
        self.rows.iter().find_map(|row| row.text.spec()?.callback)
    }

    /// Where a value stands that stands in it.
    fn place(&self) -> tree::Place {
        match self.rows {
            [] => tree::Place::Unknown,
            [row] => tree::Place::In(row),
            _ => tree::Place::Response,
        }
    }

    /// The names of what may stand inside, in the order of the vocabulary.
    fn children(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for child in self.rows.iter().flat_map(|row| row.children) {
            // What Twilio has given up is not offered.
            if child.deprecated.is_none() && !names.contains(&child.name) {
                names.push(child.name);
            }
        }
        names
    }
}

impl Checker<'_> {
    /// The nodes of a whole document: one `<Response>`.
    pub(super) fn document(&mut self, nodes: Vec<Node>) -> Vec<tree::Node> {
        if nodes.is_empty() && self.diagnostics.is_empty() {
            self.diagnostics
                .error(Span::call_site(), "there is no document here")
                .help("write `<Response>…</Response>`, or `<Response/>` to answer nothing");
        }
        let mut checked: Vec<tree::Node> = Vec::new();
        for node in nodes {
            match node {
                Node::Element(element) if element.name.text == "Response" && !element.name.quoted => {
                    if !checked.is_empty() {
                        self.diagnostics
                            .error(element.name.span, "a document has one `<Response>`")
                            .help("move its verbs into the first");
                    }
                    let rows: Vec<_> = find("Response").collect();
                    checked.push(tree::Node::Element(self.element(element, &rows)));
                }
                Node::Element(element) => {
                    self.outside_response(element.name.span, &quoted_tag(&element.name.text));
                }
                Node::Text(text) => self.outside_response(text.span(), "text"),
                Node::Value(value) => self.outside_response(value.span, "a value"),
                Node::Bare(bare) => self.outside_response(bare.span, "this"),
                Node::If(_) | Node::For(_) | Node::Match(_) | Node::Let(_) => {
                    self.outside_response(Span::call_site(), "Rust");
                }
            }
        }
        checked
    }

    /// The nodes of a fragment, and for which place it is.
    pub(super) fn fragment(&mut self, nodes: Vec<Node>) -> (tree::Kind, Vec<tree::Node>) {
        let place = place::narrowest(&nodes, self.diagnostics);
        if place.is_some_and(|place| place.role == Role::Root) {
            self.unreachable(&nodes);
        }
        let name = place.map_or_else(String::new, |place| place.name.to_owned());
        let name = Name { text: name, span: Span::call_site(), quoted: false };
        let nodes = self.children(nodes, Parent { name: &name, rows: place.as_slice() });
        (tree::Kind::Fragment(place.unwrap_or(elements()[0])), nodes)
    }

    fn outside_response(&mut self, span: Span, what: &str) {
        self.diagnostics
            .error(span, format!("{what} stands outside of `<Response>`"))
            .help("a document is one element: `<Response>…</Response>`");
    }

    /// The children of an element, or the nodes in the braces of an `if`, `for` or `match` among them.
    pub(super) fn children(&mut self, nodes: Vec<Node>, parent: Parent<'_>) -> Vec<tree::Node> {
        nodes.into_iter().filter_map(|node| self.child(node, parent)).collect()
    }

    fn child(&mut self, node: Node, parent: Parent<'_>) -> Option<tree::Node> {
        Some(match node {
            Node::Element(element) => {
                let rows = self.rows_in(&element.name, parent);
                tree::Node::Element(self.element(element, &rows))
            }
            Node::Text(text) => self.text(&text, parent)?,
            Node::Value(value) => match (parent.text_callback(), called_handler(&value.tokens)) {
                (Some(callback), Some(path)) => {
                    tree::Node::Callback(Target { path, callback, call: Some(value), same_method_as: None })
                }
                (callback, _) => {
                    if callback.is_some() {
                        self.path_constant(&value.tokens);
                    }
                    tree::Node::Value(value, parent.place())
                }
            },
            Node::Bare(bare) => self.bare(&bare, parent)?,
            Node::If(ast::If { condition, then, otherwise }) => tree::Node::If {
                condition,
                then: self.children(then, parent),
                otherwise: otherwise.map(|nodes| self.children(nodes, parent)),
            },
            Node::For(ast::For { head, body }) => tree::Node::For { head, body: self.children(body, parent) },
            Node::Match(ast::Match { subject, arms }) => tree::Node::Match {
                subject,
                arms: arms.into_iter().map(|arm| (arm.pattern, self.children(arm.body, parent))).collect(),
            },
            Node::Let(tokens) => tree::Node::Let(tokens),
        })
    }

    fn element(&mut self, element: ast::Element, rows: &[&'static Element]) -> tree::Element {
        let ast::Element { name, attributes, children } = element;
        if let [row, ..] = rows {
            self.element_text(&name, row, &attributes, &children);
            if let Some(instead) = row.deprecated {
                self.warn(name.span, format!("`<{}>` is deprecated: {instead}", row.name));
            }
        }
        let parent = Parent { name: &name, rows };
        let written: Vec<Name> = attributes.iter().map(|attribute| attribute.name.clone()).collect();
        let mut attributes = self.attributes(attributes, parent);
        if rows.iter().any(|row| row.role == Role::Root) {
            self.unreachable(&children);
        }
        let mut children = self.children(children, parent);
        self.text_callback(&mut attributes, &mut children, &written);
        tree::Element { name: name.text, attributes, children }
    }

    /// The rows of an element inside of another; an error if it may not stand there.
    fn rows_in(&mut self, name: &Name, parent: Parent<'_>) -> Vec<&'static Element> {
        if name.quoted {
            return Vec::new();
        }
        if let Some(row) = parent.child(&name.text) {
            return vec![row];
        }
        if parent.rows.is_empty() {
            return self.known_rows(name);
        }
        let Some(row) = find(&name.text).next() else {
            self.unknown_element(name, &parent.children());
            return Vec::new();
        };
        let error = self
            .diagnostics
            .error(name.span, format!("`<{}>` cannot stand in `<{}>`", name.text, parent.name.text));
        let error = match parents(&name.text) {
            parents if parents.is_empty() => {
                error.help(format!("`<{}>` is the outermost element", name.text))
            }
            parents => error.help(format!("it stands in {}", alternatives(parents, quoted_tag))),
        };
        holds(error, parent);
        vec![row]
    }

    /// The rows of an element that may stand anywhere; an error if there is no such element.
    fn known_rows(&mut self, name: &Name) -> Vec<&'static Element> {
        if name.quoted {
            return Vec::new();
        }
        let rows: Vec<_> = find(&name.text).take(1).collect();
        if rows.is_empty() {
            self.unknown_element(name, &[]);
        }
        rows
    }

    /// `likely` are the names that may stand in this place.
    fn unknown_element(&mut self, name: &Name, likely: &[&'static str]) {
        let all = elements().iter().map(|element| element.name);
        let guess = nearest(&name.text, likely.iter().copied()).or_else(|| nearest(&name.text, all));
        let error = self.diagnostics.error(name.span, format!("there is no element `<{}>`", name.text));
        let error = match guess {
            Some(guess) if guess.eq_ignore_ascii_case(&name.text) => {
                error.help(format!("names are case-sensitive: write `<{guess}>`"))
            }
            Some(guess) => error.help(format!("did you mean `<{guess}>`?")),
            None if likely.is_empty() => error,
            None => error.help(format!("here may stand {}", alternatives(likely, |name| quoted_tag(name)))),
        };
        error.note(format!("Twilio reports this as error {SCHEMA_VIOLATION}")).note(format!(
            "if Twilio has added it since, quote its name to pass it through unchecked: `<\"{}\">`",
            name.text
        ));
    }
}

/// The elements that an element of this name may stand in.
fn parents(name: &str) -> Vec<&'static str> {
    let mut names = Vec::new();
    for parent in find(name).flat_map(Element::parents) {
        if !names.contains(&parent.name) {
            names.push(parent.name);
        }
    }
    names
}

/// Adds what may stand in `parent`, and where to read about it.
fn holds(error: Addition<'_>, parent: Parent<'_>) {
    let children = parent.children();
    let error = if children.is_empty() {
        error.note(format!("`<{}>` holds no elements", parent.name.text))
    } else {
        error.note(format!("`<{}>` holds {}", parent.name.text, alternatives(children, quoted_tag)))
    };
    if let [row, ..] = parent.rows {
        let code = row.error.unwrap_or(SCHEMA_VIOLATION);
        error.note(format!("Twilio reports this as error {code}")).note(format!("see {}", row.page));
    }
}
