//! From XML to the tree of the source.

use roxmltree::{Document, Node as Xml, NodeType};
use twiml_schema::{Element as Row, Role, TextKind, find, xml};

use crate::Note;
use crate::fit::{self, EVERYWHERE, Place};
use crate::objection::Objection;
use crate::sequence::Sequence;
use crate::source::{Attribute, Element, Name, Node, Value};
use crate::text;

/// The nodes to write, and what to know about them.
pub(crate) fn convert(document: &Document<'_>) -> (Vec<Node>, Vec<Note>) {
    let mut converter = Converter { document, notes: Vec::new() };
    converter.document_type();
    let nodes = document.root().children().filter_map(|child| converter.outermost(child)).collect();
    let Converter { mut notes, .. } = converter;
    notes.sort_by_key(|note| (note.line(), note.column()));
    (nodes, notes)
}

struct Converter<'d> {
    document: &'d Document<'d>,
    notes: Vec<Note>,
}

impl<'d> Converter<'d> {
    fn note(&mut self, at: usize, message: impl Into<String>) {
        self.notes.push(Note::new(self.document.text_pos_at(at), message.into()));
    }

    /// The parser resolves a document type, but does not show it.
    fn document_type(&mut self) {
        let input = self.document.input_text();
        let outermost = self.document.root_element().range().start;
        let mut from = 0;
        for other in self.document.root().children().take_while(|node| node.range().start <= outermost) {
            let between = input.get(from..other.range().start).unwrap_or_default();
            if let Some(at) = between.find("<!DOCTYPE") {
                self.note(
                    from + at,
                    "a document type has no place in `twiml!`, so it is left out; the text holds what its entities \
                     stand for",
                );
                return;
            }
            from = other.range().end;
        }
    }

    /// A node outside of everything.
    fn outermost(&mut self, node: Xml<'d, 'd>) -> Option<Node> {
        if !node.is_element() {
            return self.child(node, None, true, EVERYWHERE);
        }
        let name = node.tag_name().name();
        if name == "Response" && qualified_name(node) == name {
            let rows: Vec<_> = find(name).collect();
            return Some(Node::Element(self.element(node, &rows, Vec::new())));
        }
        self.note(
            node.range().start,
            format!("a document is one `<Response>`: with `<{name}>` outermost, this is a fragment to put into one"),
        );
        Some(Node::Element(self.placed(node, EVERYWHERE)))
    }

    /// An element as its place allows it.
    fn placed(&mut self, xml: Xml<'d, 'd>, place: Place<'_>) -> Element {
        let (row, objection) = fit::look_up(qualified_name(xml), place);
        let mut objections: Vec<_> = objection.into_iter().collect();
        objections.extend(row.map(|row| fit::objections(xml, row)).into_iter().flatten());
        self.element(xml, row.as_slice(), objections)
    }

    /// `rows` describe the element, if it is known.
    fn element(&mut self, xml: Xml<'d, 'd>, rows: &[&'static Row], objections: Vec<Objection>) -> Element {
        let name = qualified_name(xml);
        let quoted = !objections.is_empty();
        for objection in objections {
            self.note(xml.range().start, objection.into_message());
        }
        let place = Place { name, rows };
        let attributes = self.attributes(xml, place);
        // What stands in a quoted element is at home anywhere.
        let inside = Place { name, rows: if quoted { &[] } else { rows } };
        let children = self.children(xml, rows, inside);
        let mixed = text::interleaves(rows.first().copied());
        Element { name: Name { text: name.to_owned(), quoted }, attributes, children, mixed }
    }

    fn children(&mut self, xml: Xml<'d, 'd>, rows: &[&'static Row], inside: Place<'_>) -> Vec<Node> {
        let row = rows.first().copied();
        let alone = text::is_alone(xml);
        let mut verbs = (xml.parent_element().is_none() && inside.name == "Response").then(Sequence::new);
        let mut nodes = Vec::new();
        for child in xml.children() {
            let Some(mut node) = self.child(child, row, alone, inside) else { continue };
            if let (Some(verbs), Node::Element(verb)) = (&mut verbs, &mut node)
                && !verb.name.quoted
                && let Some(objection) = verbs.objection(verb)
            {
                self.note(child.range().start, objection.into_message());
                verb.name.quoted = true;
            }
            nodes.push(node);
        }
        nodes
    }

    /// `row` describes the element around the node; `alone` tells that there is nothing else in it.
    fn child(
        &mut self,
        node: Xml<'d, 'd>,
        row: Option<&'static Row>,
        alone: bool,
        inside: Place<'_>,
    ) -> Option<Node> {
        match node.node_type() {
            NodeType::Element => Some(Node::Element(self.placed(node, inside))),
            NodeType::Text => self.text(node, row, alone).map(Node::Text),
            NodeType::Comment => node.text().map(|comment| Node::Comment(comment.to_owned())),
            NodeType::PI => {
                self.note(
                    node.range().start,
                    "a processing instruction has no place in `twiml!`, so it is left out",
                );
                None
            }
            NodeType::Root => None,
        }
    }

    fn text(&mut self, node: Xml<'d, 'd>, row: Option<&'static Row>, alone: bool) -> Option<String> {
        let text = node.text()?;
        if !text::is_kept(text, alone, row) {
            return None;
        }
        if row.is_some_and(|row| row.role == Role::Root) {
            self.note(
                node.range().start,
                "`<Response>` holds no text, so it is left out: to speak it, write `<Say>…</Say>`; to answer a message, \
                 `<Message>…</Message>`",
            );
            return None;
        }
        let spec = row.and_then(|row| row.text.spec());
        let trimmed = text.trim_matches(text::is_white_space);
        if spec.is_some_and(|spec| spec.kind != TextKind::Speech) && trimmed.len() < text.len() {
            self.note(
                node.range().start,
                "this text keeps the white space at its ends: remove it from the literal where it is not meant",
            );
        }
        self.entity(text, node.range().start);
        Some(text.to_owned())
    }

    fn attributes(&mut self, xml: Xml<'d, 'd>, place: Place<'_>) -> Vec<Attribute> {
        let declared: Vec<_> = declared_namespaces(xml).collect();
        let namespaces = declared.into_iter().map(|(name, uri)| {
            if !place.rows.is_empty() {
                self.note(
                    xml.range().start,
                    format!("TwiML has no namespaces, so `{name}` is quoted and passes unchecked: remove it"),
                );
            }
            let name = Name { text: name, quoted: !place.rows.is_empty() };
            Attribute { name, value: Value::Text(uri.to_owned()) }
        });
        let mut attributes: Vec<_> = namespaces.collect();
        attributes.extend(xml.attributes().map(|attribute| self.attribute(attribute, place)));
        attributes
    }

    fn attribute(&mut self, attribute: roxmltree::Attribute<'d, 'd>, place: Place<'_>) -> Attribute {
        let at = attribute.range().start;
        let name = self.document.input_text().get(attribute.range_qname()).unwrap_or(attribute.name());
        let value = attribute.value();
        let row = place.rows.iter().find_map(|row| row.attribute(name));
        let objection = fit::attribute_objection(name, value, row, place);
        let quoted = objection.is_some();
        if let Some(objection) = objection {
            self.note(at, objection.into_message());
        }
        self.entity(value, at);
        let is_bare = !quoted && row.is_some_and(|row| fit::is_bare(row, value));
        let value = if is_bare { Value::Bare(value.to_owned()) } else { Value::Text(value.to_owned()) };
        Attribute { name: Name { text: name.to_owned(), quoted }, value }
    }

    /// Says so if a text holds what looks like an entity, once those of the document are resolved.
    fn entity(&mut self, text: &str, at: usize) {
        if let Some((entity, character)) = xml::entity(text) {
            self.note(
                at,
                format!(
                    "this text says `{entity}` to whoever reads it, so it stands in braces: write `{character}` without \
                     them if that is what is meant"
                ),
            );
        }
    }
}

/// The name of an element as it is written, with its prefix.
fn qualified_name<'d>(xml: Xml<'d, 'd>) -> &'d str {
    let written = xml.document().input_text().get(xml.range().start + 1..).unwrap_or_default();
    written.split([' ', '\t', '\r', '\n', '/', '>']).next().unwrap_or_default()
}

/// The namespaces that an element declares itself, as attributes.
fn declared_namespaces<'d>(xml: Xml<'d, 'd>) -> impl Iterator<Item = (String, &'d str)> {
    let inherited: Vec<_> = xml.parent_element().into_iter().flat_map(|parent| parent.namespaces()).collect();
    xml.namespaces().filter(move |namespace| !inherited.contains(namespace)).filter_map(|namespace| {
        match namespace.name() {
            Some("xml") => None,
            Some(prefix) => Some((format!("xmlns:{prefix}"), namespace.uri())),
            None => Some(("xmlns".to_owned(), namespace.uri())),
        }
    })
}
