//! What is wrong with a document, against the vocabulary.

mod attributes;
mod callback;
mod children;
mod family;
mod literal;
mod place;
mod text;
mod unreachable;
mod value;

use proc_macro2::Span;

use super::ast;
use super::tree::{Document, Kind, Warning};
use crate::diagnostics::Diagnostics;

/// Checks a document or fragment, and gives back what is right about it.
pub(crate) fn check(nodes: Vec<ast::Node>, diagnostics: &mut Diagnostics) -> Document {
    let mut checker = Checker { diagnostics, warnings: Vec::new() };
    let (kind, nodes) = if nodes.iter().any(is_response) || nodes.is_empty() {
        let family = family::family(&nodes, checker.diagnostics);
        (Kind::Document(family), checker.document(nodes))
    } else {
        checker.fragment(nodes)
    };
    let warnings = checker.warnings;
    Document { kind, nodes, warnings }
}

fn is_response(node: &ast::Node) -> bool {
    matches!(node, ast::Node::Element(element) if element.name.text == "Response" && !element.name.quoted)
}

struct Checker<'a> {
    diagnostics: &'a mut Diagnostics,
    warnings: Vec<Warning>,
}

impl Checker<'_> {
    fn warn(&mut self, span: Span, message: String) {
        self.warnings.push(Warning { span, message });
    }
}

/// `<Say>`
fn tag(name: &str) -> String {
    format!("<{name}>")
}

/// `` `<Say>` ``
fn quoted_tag(name: &str) -> String {
    format!("`<{name}>`")
}
