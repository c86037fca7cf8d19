//! The text of an element: whether it may be there, has to be there, and how long it may be.

use syn::{LitStr, Path};
use twiml_schema::{Element, Text};

use super::super::ast::{self, Attribute, Bare, Name, Node};
use super::super::tree::{self, Target};
use super::children::Parent;
use super::{Checker, tag};

impl Checker<'_> {
    pub(super) fn text(&mut self, text: &LitStr, parent: Parent<'_>) -> Option<tree::Node> {
        let value = text.value();
        if !self.is_writable(&value, text.span()) {
            return None;
        }
        if !self.takes_text(text.span(), parent) {
            return None;
        }
        Some(tree::Node::Text(value))
    }

    /// Words without quotes: the name of a handler where the text is a callback, otherwise a slip.
    pub(super) fn bare(&mut self, bare: &Bare, parent: Parent<'_>) -> Option<tree::Node> {
        if let (Some(callback), Ok(path)) = (parent.text_callback(), syn::parse2::<Path>(bare.tokens.clone()))
        {
            return Some(tree::Node::Callback(Target { path, callback, call: None, same_method_as: None }));
        }
        let words = spoken(&bare.tokens.to_string());
        self.diagnostics.error(bare.span, "text is written in quotes").help(format!("write `\"{words}\"`"));
        None
    }

    fn takes_text(&mut self, span: proc_macro2::Span, parent: Parent<'_>) -> bool {
        let holds_none = !parent.rows.is_empty() && parent.rows.iter().all(|row| row.text == Text::None);
        if holds_none {
            let error = self.diagnostics.error(span, format!("`<{}>` holds no text", parent.name.text));
            match parent.rows {
                rows if rows.iter().any(|row| row.child("Say").is_some()) => {
                    error.help(
                        "to speak it, write `<Say>…</Say>`; to answer a message, `<Message>…</Message>`",
                    );
                }
                rows => {
                    if let [row, ..] = rows {
                        error.note(format!("see {}", row.page));
                    }
                }
            }
        }
        !holds_none
    }

    /// What can be said of an element's text by looking at all of it.
    pub(super) fn element_text(
        &mut self,
        name: &Name,
        row: &'static Element,
        attributes: &[Attribute],
        children: &[Node],
    ) {
        let required = match row.text {
            Text::Required(_) => true,
            // `<Play>` takes its tones from an attribute instead.
            Text::Optional(spec) => {
                spec.kind == twiml_schema::TextKind::MediaUrl
                    && !attributes.iter().any(|a| a.name.text == "digits")
            }
            Text::None => false,
        };
        if required && is_empty(children) {
            self.diagnostics
                .error(name.span, format!("`{}` needs its text", tag(&name.text)))
                .help(format!("write `<{0}>\"…\"</{0}>`", name.text))
                .note(format!("see {}", row.page));
        }
        let Some(spec) = row.text.spec() else { return };
        let Some(max) = spec.max else { return };
        let length = characters(children, spec.mixed);
        if length > max as usize {
            self.diagnostics
                .error(
                    name.span,
                    format!("this text has {length} characters, and `<{}>` holds {max}", name.text),
                )
                .help("shorten it, or spread it over several elements")
                .note(format!("see {}", row.page));
        }
    }
}

/// Whether there is nothing among the children that could become text.
fn is_empty(children: &[Node]) -> bool {
    children.iter().all(|child| match child {
        Node::Let(_) => true,
        Node::Text(text) => text.value().is_empty(),
        _ => false,
    })
}

/// How many characters the text is sure to have. Where text and elements interleave, theirs is part of it; otherwise
/// an element has a text of its own, as `<Task>` has in `<Enqueue>`.
fn characters(children: &[Node], mixed: bool) -> usize {
    children
        .iter()
        .map(|child| match child {
            Node::Text(text) => text.value().chars().count(),
            Node::Element(ast::Element { children, .. }) if mixed => characters(children, mixed),
            _ => 0,
        })
        .sum()
}

/// Tokens as prose: without the blanks that printing them puts before punctuation.
fn spoken(tokens: &str) -> String {
    let mut words = tokens.to_owned();
    for (entity, character) in [("& amp;", "&"), ("& lt;", "<"), ("& gt;", ">"), ("& quot;", "\\\"")] {
        words = words.replace(&entity.replace(';', " ;"), character).replace(entity, character);
    }
    for mark in ["!", "?", ".", ",", ";", ":"] {
        words = words.replace(&format!(" {mark}"), mark);
    }
    words
}
