//! What is wrong with a document.
//!
//! The rules are the vocabulary's: a document is laid out for them ([`outline`]), and what they find is reported at the user's tokens. What is a
//! matter of `twiml!` alone is found on the way to the checked tree ([`nodes`]).

mod address;
mod attributes;
mod callback;
mod checker;
mod content;
mod nodes;
mod outline;

use proc_macro2::Span;
use twiml_schema::rules::{Place, check_document, check_fragment};
use twiml_schema::{Family, elements, roots};

use super::ast::{Element, Node};
use super::tree::{self, Document, Kind};
use crate::diagnostics::Diagnostics;
use crate::source::Surroundings;
use checker::Checker;

/// Checks a document or fragment, and gives back what is right about it.
pub(crate) fn check(nodes: Vec<Node>, surroundings: Surroundings, diagnostics: &mut Diagnostics) -> Document {
    let mut checker = Checker::new(diagnostics, surroundings);
    let (kind, nodes) = if nodes.iter().any(|node| response(node).is_some()) || nodes.is_empty() {
        checker.document(nodes)
    } else {
        checker.fragment(nodes)
    };
    Document { kind, nodes, warnings: checker.warnings }
}

/// The `<Response>` that a node is.
fn response(node: &Node) -> Option<&Element> {
    match node {
        Node::Element(element) if is_response(element) => Some(element),
        _ => None,
    }
}

fn is_response(element: &Element) -> bool {
    element.name.text == Place::response().name() && !element.name.quoted
}

impl Checker<'_> {
    /// A whole document: one `<Response>`.
    fn document(&mut self, nodes: Vec<Node>) -> (Kind, Vec<tree::Node>) {
        if nodes.is_empty() && self.diagnostics.is_empty() {
            self.diagnostics
                .error(Span::call_site(), "this `twiml!` is empty")
                .help("write `<Response>…</Response>`, or `<Response/>` to answer nothing");
        }
        let responses: Vec<_> =
            nodes.iter().filter_map(response).map(|element| outline::element(element)).collect();
        let checked = check_document(&responses);
        drop(responses);
        self.report(checked.findings);
        let mut first = true;
        let nodes = nodes.into_iter().filter_map(|node| {
            let is_first = response(&node).is_some() && std::mem::take(&mut first);
            self.outermost(node, is_first, checked.family)
        });
        (Kind::Document(checked.family), nodes.collect())
    }

    /// A node at the top of a document of this family. `is_first` is true for the first `<Response>` alone.
    fn outermost(&mut self, node: Node, is_first: bool, family: Option<Family>) -> Option<tree::Node> {
        let (span, what) = match node {
            Node::Element(element) if is_response(&element) => {
                if !is_first {
                    self.diagnostics
                        .error(element.name.span, "a document has one `<Response>`")
                        .help("move its verbs into the first");
                }
                let mut element = self.element(element, &Place::response());
                // Each family has its own `<Response>`.
                let root = roots().find(|root| family.is_some_and(|family| root.families == [family]));
                element.content =
                    root.and_then(|root| content::check(&element.children, &[], &Place::of(root)));
                return Some(tree::Node::Element(element));
            }
            Node::Element(element) => (element.name.span, format!("`<{}>`", element.name.text)),
            Node::Text(text) => (text.span, "text".to_owned()),
            Node::Value(value) => (value.span, "a value".to_owned()),
            Node::Bare(bare) => (bare.span, "this".to_owned()),
            Node::Control(_) | Node::Let(_) => (Span::call_site(), "Rust".to_owned()),
        };
        self.diagnostics
            .error(span, format!("{what} is outside of `<Response>`"))
            .help("a document is one element: `<Response>…</Response>`");
        None
    }

    /// The nodes of a fragment, and the place that it is for.
    fn fragment(&mut self, nodes: Vec<Node>) -> (Kind, Vec<tree::Node>) {
        let outline = outline::nodes(&nodes);
        let checked = check_fragment(&outline, Span::call_site());
        drop(outline);
        self.report(checked.findings);
        let place = checked.place.map_or(Place::ANYWHERE, Place::of);
        // Where there is none, which is reported, any will do.
        let kind = Kind::Fragment(checked.place.unwrap_or(elements()[0]));
        (kind, self.children(nodes, &place))
    }
}
