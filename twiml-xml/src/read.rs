//! From XML to the tree.

use roxmltree::{Node as Xml, NodeType, TextPos};
use twiml_schema::Element as Row;
use twiml_schema::limits::MAX_DEPTH;
use twiml_schema::rules::Place;

use crate::text;
use crate::tree::{Attribute, Element, Id, LeftOut, Markup, Node, Position, Text};

/// The first element that is nested too deep to be read.
pub(crate) fn too_deep<'d>(xml: &'d roxmltree::Document<'d>) -> Option<Xml<'d, 'd>> {
    xml.descendants().find(|node| node.ancestors().nth(MAX_DEPTH + 1).is_some())
}

/// The nodes of a document, and what was left out.
pub(crate) fn nodes(xml: &roxmltree::Document<'_>) -> (Vec<Node>, Vec<LeftOut>) {
    let mut reader = Reader { xml, next: 0, left_out: Vec::new() };
    reader.document_type();
    let nodes = xml.root().children().filter_map(|child| reader.outermost(child)).collect();
    (nodes, reader.left_out)
}

impl From<TextPos> for Position {
    fn from(position: TextPos) -> Self {
        Self { line: position.row, column: position.col }
    }
}

struct Reader<'d> {
    xml: &'d roxmltree::Document<'d>,
    next: u32,
    left_out: Vec<LeftOut>,
}

impl<'d> Reader<'d> {
    fn id(&mut self) -> Id {
        self.next += 1;
        Id(self.next)
    }

    fn position(&self, at: usize) -> Position {
        self.xml.text_pos_at(at).into()
    }

    fn leave_out(&mut self, what: Markup, at: usize) {
        let position = self.position(at);
        self.left_out.push(LeftOut { what, position });
    }

    /// The parser resolves a document type, but does not show it.
    fn document_type(&mut self) {
        let input = self.xml.input_text();
        let outermost = self.xml.root_element().range().start;
        let mut from = 0;
        for other in self.xml.root().children().take_while(|node| node.range().start <= outermost) {
            let between = input.get(from..other.range().start).unwrap_or_default();
            if let Some(at) = between.find("<!DOCTYPE") {
                self.leave_out(Markup::DocumentType, from + at);
                return;
            }
            from = other.range().end;
        }
    }

    /// A node outside of everything.
    fn outermost(&mut self, node: Xml<'d, 'd>) -> Option<Node> {
        if node.is_element() && qualified_name(node) == Place::response().name() {
            return Some(Node::Element(self.element(node, &Place::response())));
        }
        self.node(node, &Place::ANYWHERE)
    }

    fn node(&mut self, node: Xml<'d, 'd>, parent: &Place<'_>) -> Option<Node> {
        match node.node_type() {
            NodeType::Element => {
                let place = parent.inside(qualified_name(node), true);
                Some(Node::Element(self.element(node, &place)))
            }
            NodeType::Text => self.text(node, parent.rows().first().copied()).map(Node::Text),
            NodeType::Comment => node.text().map(|comment| Node::Comment(comment.to_owned())),
            NodeType::PI => {
                self.leave_out(Markup::ProcessingInstruction, node.range().start);
                None
            }
            NodeType::Root => None,
        }
    }

    /// An element; `place` is in it.
    fn element(&mut self, node: Xml<'d, 'd>, place: &Place<'_>) -> Element {
        Element {
            name: qualified_name(node).to_owned(),
            row: place.rows().first().copied(),
            id: self.id(),
            position: self.position(node.range().start),
            attributes: self.attributes(node, place),
            children: node.children().filter_map(|child| self.node(child, place)).collect(),
        }
    }

    /// `row` describes the element around it.
    fn text(&mut self, node: Xml<'d, 'd>, row: Option<&'static Row>) -> Option<Text> {
        let alone = node.parent().is_some_and(|parent| parent.children().nth(1).is_none());
        let text = node.text().filter(|text| text::is_kept(text, alone, row))?;
        Some(Text { text: text.to_owned(), position: self.position(node.range().start), id: self.id() })
    }

    fn attributes(&mut self, node: Xml<'d, 'd>, place: &Place<'_>) -> Vec<Attribute> {
        let start = self.position(node.range().start);
        let namespaces: Vec<_> = declared_namespaces(node).collect();
        let namespaces = namespaces.into_iter().map(|(name, uri)| (name, uri, start));
        let others = node.attributes().map(|attribute| {
            let name = self.xml.input_text().get(attribute.range_qname()).unwrap_or(attribute.name());
            (name.to_owned(), attribute.value(), self.position(attribute.range().start))
        });
        let all: Vec<_> = namespaces.chain(others).collect();
        let all = all.into_iter().map(|(name, value, position)| Attribute {
            row: place.rows().iter().find_map(|row| row.attribute(&name)),
            name,
            value: value.to_owned(),
            position,
            id: self.id(),
        });
        all.collect()
    }
}

/// The name of an element as it is written, with its prefix.
fn qualified_name<'d>(node: Xml<'d, 'd>) -> &'d str {
    let written = node.document().input_text().get(node.range().start + 1..).unwrap_or_default();
    written.split([' ', '\t', '\r', '\n', '/', '>']).next().unwrap_or_default()
}

/// The namespaces that an element declares itself, as attributes.
fn declared_namespaces<'d>(node: Xml<'d, 'd>) -> impl Iterator<Item = (String, &'d str)> {
    let inherited: Vec<_> =
        node.parent_element().into_iter().flat_map(|parent| parent.namespaces()).collect();
    node.namespaces().filter(move |namespace| !inherited.contains(namespace)).filter_map(|namespace| {
        match namespace.name() {
            Some("xml") => None,
            Some(prefix) => Some((format!("xmlns:{prefix}"), namespace.uri())),
            None => Some(("xmlns".to_owned(), namespace.uri())),
        }
    })
}
