//! From the tree to `twiml!` source.

mod literal;
mod note;
mod print;

use std::collections::HashSet;
use std::fmt;

use twiml_schema::rules::{Finding, Severity, Violation, text_violations};
use twiml_schema::{Role, TextKind};

use crate::check::{At, check};
use crate::text;
use crate::tree::{Document, Element, Id, LeftOut, Markup, Node, Position};

pub use note::Note;

/// A document as `twiml!` source. It displays itself as the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    source: String,
    notes: Vec<Note>,
}

impl Conversion {
    /// `twiml! { … }`, formatted, without a line break at the end.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What to know about the source, in the order of the document: each name that had to be quoted, and all that was left out.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}

impl fmt::Display for Conversion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl Document {
    /// The document as the `twiml!` source that writes it.
    pub fn to_source(&self) -> Conversion {
        let mut converter = Converter { unchecked: HashSet::new(), notes: Vec::new() };
        for LeftOut { what, position } in &self.left_out {
            converter.note(*position, left_out(*what));
        }
        for Finding { at, violation } in &self.findings {
            if let Violation::LargeDocument { .. } = violation {
                let help = violation.help().unwrap_or_default();
                converter.note(*at, format!("{violation}, so this does not compile: {help}"));
            }
        }
        if let Some(root) = self.root().filter(|root| root.row.is_none_or(|row| row.role != Role::Root)) {
            converter.note(
                root.position,
                format!(
                    "a document is one `<Response>`: with `<{}>` outermost, this is a fragment to put into one",
                    root.name
                ),
            );
        }
        converter.quote(&self.nodes);
        converter.words(&self.nodes, None);
        let Converter { unchecked, mut notes } = converter;
        notes.sort_by_key(|note| (note.line(), note.column()));
        Conversion { source: print::print(&self.nodes, &unchecked), notes }
    }
}

fn left_out(what: Markup) -> &'static str {
    match what {
        Markup::DocumentType => {
            "`twiml!` does not take a document type, so it is left out; the text holds what its entities stand for"
        }
        Markup::ProcessingInstruction => {
            "`twiml!` does not take processing instructions, so this one is left out"
        }
    }
}

struct Converter {
    /// The elements and attributes whose names are quoted, and the texts that are left out.
    unchecked: HashSet<Id>,
    notes: Vec<Note>,
}

impl Converter {
    fn note(&mut self, at: Position, message: impl Into<String>) {
        self.notes.push(Note::new(at, message.into()));
    }

    /// Quotes names until nothing is found in what is still checked. Everything is allowed in an element with a quoted name, so what is in
    /// it is looked at again.
    fn quote(&mut self, nodes: &[Node]) {
        loop {
            let (_, mut findings) = check(nodes, &self.unchecked);
            findings.retain(|finding| is_about_a_name(&finding.violation));
            let quoted = self.unchecked.len();
            for node in nodes {
                if let Node::Element(element) = node {
                    self.quote_in(element, &findings);
                }
            }
            if self.unchecked.len() == quoted {
                return;
            }
        }
    }

    fn quote_in(&mut self, element: &Element, findings: &[Finding<At>]) {
        for attribute in &element.attributes {
            let is_namespace = attribute.name == "xmlns" || attribute.name.starts_with("xmlns:");
            self.pass_unchecked(attribute.id, At::of_attribute(attribute), findings, |violation| {
                if is_namespace {
                    let name = &attribute.name;
                    return format!(
                        "TwiML has no namespaces, so `{name}` is quoted and passes unchecked: remove it"
                    );
                }
                quoted(violation)
            });
        }
        let mut is_quoted = self.pass_unchecked(element.id, At::of(element), findings, quoted);
        for child in &element.children {
            if let Node::Text(text) = child {
                // Nothing else would be checked in a quoted `<Response>`.
                if element.row.is_some_and(|row| row.role == Role::Root) {
                    let at = At { id: text.id, position: text.position };
                    self.pass_unchecked(text.id, at, findings, |violation| {
                        advised(violation, "it is left out")
                    });
                } else {
                    is_quoted |= self.pass_unchecked(text.id, At::of(element), findings, quoted);
                }
            }
        }
        if !is_quoted {
            element.elements().for_each(|element| self.quote_in(element, findings));
        }
    }

    /// Notes what was found about `found`, and has what is at `unchecked` passed over. Says whether there was anything.
    fn pass_unchecked(
        &mut self,
        found: Id,
        unchecked: At,
        findings: &[Finding<At>],
        message: impl Fn(&Violation) -> String,
    ) -> bool {
        let mut any = false;
        for Finding { violation, .. } in findings.iter().filter(|finding| finding.at.id == found) {
            self.note(unchecked.position, message(violation));
            self.unchecked.insert(unchecked.id);
            any = true;
        }
        any
    }

    /// Notes what is odd about texts.
    fn words(&mut self, nodes: &[Node], inside: Option<&Element>) {
        for node in nodes {
            match node {
                Node::Element(element) => {
                    for attribute in &element.attributes {
                        self.odd(&attribute.value, attribute.position);
                    }
                    self.words(&element.children, Some(element));
                }
                Node::Text(text) if !self.unchecked.contains(&text.id) => {
                    let spec = inside.and_then(|element| element.row).and_then(|row| row.text.spec());
                    let trimmed = text.text.trim_matches(text::is_white_space);
                    if spec.is_some_and(|spec| spec.kind != TextKind::Speech)
                        && trimmed.len() < text.text.len()
                    {
                        self.note(
                            text.position,
                            "this text keeps the whitespace at its ends: remove it from the literal if it is not wanted",
                        );
                    }
                    self.odd(&text.text, text.position);
                }
                Node::Text(_) | Node::Comment(_) => {}
            }
        }
    }

    /// Notes what is wrong with a text as such. It stays as it is: the printer puts it in braces where `twiml!` would refuse it.
    fn odd(&mut self, text: &str, at: Position) {
        for violation in text_violations(text) {
            let help = match &violation {
                Violation::Entity { entity, character } => {
                    format!(
                        "if `{entity}` is not meant to be read, write `{character}` without the braces around the text"
                    )
                }
                violation => violation.help().unwrap_or_default(),
            };
            self.note(at, format!("{violation}: {help}"));
        }
    }
}

/// Whether a violation goes away where a name is quoted.
fn is_about_a_name(violation: &Violation) -> bool {
    violation.severity() == Severity::Error && !matches!(violation, Violation::Entity { .. })
}

fn quoted(violation: &Violation) -> String {
    advised(violation, "its name is quoted and passes unchecked")
}

/// What is wrong, what was done about it, and what to do.
fn advised(violation: &Violation, done: &str) -> String {
    let help = match violation {
        // All that is allowed in the place is too much for a note.
        Violation::UnknownElement { nearest: None, .. }
        | Violation::UnknownAttribute { nearest: None, .. } => None,
        violation => violation.help(),
    };
    let help = help.map(|help| format!(": {help}")).unwrap_or_default();
    format!("{violation}, so {done}{help}")
}
