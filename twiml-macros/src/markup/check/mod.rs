//! What is wrong with a document, against the vocabulary.

mod attributes;
mod children;
mod family;
mod text;
mod unreachable;
mod value;

use proc_macro2::Span;

use super::ast;
use super::tree::{Document, Warning};
use crate::diagnostics::Diagnostics;

/// Checks a document, and gives back what is right about it.
pub(crate) fn check(nodes: Vec<ast::Node>, diagnostics: &mut Diagnostics) -> Document {
    let family = family::family(&nodes, diagnostics);
    let mut checker = Checker { diagnostics, warnings: Vec::new() };
    let nodes = checker.top_level(nodes);
    let warnings = checker.warnings;
    Document { family, nodes, warnings }
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
