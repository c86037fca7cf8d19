//! From the tree to formatted source.

use std::collections::HashSet;

use twiml_schema::{Attribute as Row, Value, url, xml};

use super::literal;
use crate::text;
use crate::tree::{Attribute, Element, Id, Node};

/// How many characters a line should have at most. Text is not broken, so some have more.
const WIDTH: usize = 100;

const INDENT: &str = "    ";

/// `twiml! { … }`. What is `unchecked` gets its name quoted, or is left out if it is text.
pub(super) fn print(nodes: &[Node], unchecked: &HashSet<Id>) -> String {
    let mut printer = Printer { out: "twiml! {\n".to_owned(), unchecked };
    if let [Node::Element(element)] = nodes
        && printer.children(element).next().is_none()
        && let Some(line) = printer.one_line(element)
        && line.len() < WIDTH
    {
        return format!("twiml! {{ {line} }}");
    }
    for node in nodes {
        printer.node(node, None, 1);
    }
    printer.out.push('}');
    printer.out
}

struct Printer<'u> {
    out: String,
    unchecked: &'u HashSet<Id>,
}

impl<'u> Printer<'u> {
    fn line(&mut self, depth: usize, line: &str) {
        for _ in 0..depth {
            self.out.push_str(INDENT);
        }
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// What is to be printed of what is inside an element.
    fn children<'e>(&self, element: &'e Element) -> impl Iterator<Item = &'e Node> + use<'e, 'u> {
        let unchecked = self.unchecked;
        element.children.iter().filter(move |child| match child {
            Node::Text(text) => !unchecked.contains(&text.id),
            Node::Element(_) | Node::Comment(_) => true,
        })
    }

    /// `parent` is the element that the node is in.
    fn node(&mut self, node: &Node, parent: Option<&Element>, depth: usize) {
        match node {
            Node::Element(element) => self.element(element, depth),
            Node::Text(words) => {
                let text = parent.map_or_else(|| quote(&words.text), |parent| quote_in(parent, &words.text));
                self.line(depth, &text);
            }
            Node::Comment(comment) => {
                for line in literal::comment(comment) {
                    self.line(depth, format!("// {line}").trim_end());
                }
            }
        }
    }

    fn element(&mut self, element: &Element, depth: usize) {
        if let Some(line) = self.one_line(element)
            && fits(&line, depth)
        {
            self.line(depth, &line);
            return;
        }
        let is_empty = self.children(element).next().is_none();
        let end = if is_empty { "/>" } else { ">" };
        let tag = format!("{}{end}", self.tag(element));
        let name = self.name(&element.name, element.id);
        if element.attributes.is_empty() || fits(&tag, depth) {
            self.line(depth, &tag);
        } else {
            self.line(depth, &format!("<{name}"));
            for attribute in &element.attributes {
                let attribute = self.attribute(attribute);
                self.line(depth + 1, &attribute);
            }
            self.line(depth, end);
        }
        if !is_empty {
            for child in self.children(element) {
                self.node(child, Some(element), depth + 1);
            }
            self.line(depth, &format!("</{name}>"));
        }
    }

    /// An element as it reads on one line, unless what is inside needs lines of its own.
    fn one_line(&self, element: &Element) -> Option<String> {
        let mut line = self.tag(element);
        let children: Vec<_> = self.children(element).collect();
        if children.is_empty() {
            return Some(line + "/>");
        }
        line.push('>');
        // Where text and elements interleave, spaces keep them apart to the eye.
        let separator = if children.len() > 1 { " " } else { "" };
        for (n, child) in children.into_iter().enumerate() {
            if n > 0 {
                line.push_str(separator);
            }
            match child {
                Node::Text(words) => line.push_str(&quote_in(element, &words.text)),
                Node::Element(child) if text::interleaves(element.row) => {
                    line.push_str(&self.one_line(child)?);
                }
                Node::Element(_) | Node::Comment(_) => return None,
            }
        }
        line.push_str("</");
        line.push_str(&self.name(&element.name, element.id));
        line.push('>');
        Some(line)
    }

    /// A tag without its end: `<Say voice="alice"`.
    fn tag(&self, element: &Element) -> String {
        let mut tag = format!("<{}", self.name(&element.name, element.id));
        for attribute in &element.attributes {
            tag.push(' ');
            tag.push_str(&self.attribute(attribute));
        }
        tag
    }

    fn attribute(&self, attribute: &Attribute) -> String {
        let Attribute { name, row, value, id, .. } = attribute;
        let is_bare = !self.unchecked.contains(id) && row.is_some_and(|row| is_bare(row, value));
        let is_address = !self.unchecked.contains(id) && row.is_some_and(|row| row.callback.is_some());
        let value = match (is_bare, is_address) {
            (true, _) => value.clone(),
            (false, true) => quote_address(value),
            (false, false) => quote(value),
        };
        format!("{}={value}", self.name(name, *id))
    }

    fn name(&self, name: &str, id: Id) -> String {
        let plain = !self.unchecked.contains(&id) && literal::is_name(name);
        if plain { name.to_owned() } else { literal::string(name) }
    }
}

fn fits(line: &str, depth: usize) -> bool {
    depth * INDENT.len() + line.chars().count() <= WIDTH
}

/// A text as a literal, in braces if `twiml!` would take a part of it for a typo.
fn quote(text: &str) -> String {
    let literal = literal::string(text);
    if xml::entity(text).is_some() { format!("{{{literal}}}") } else { literal }
}

/// A text in an element.
fn quote_in(element: &Element, text: &str) -> String {
    let is_address = element.row.is_some_and(|row| row.callback(None).is_some());
    if is_address { quote_address(text) } else { quote(text) }
}

/// An address as a literal, in braces if `twiml!` would take it for the name of a handler.
fn quote_address(address: &str) -> String {
    if url::reads_as_name(address) { format!("{{{}}}", literal::string(address)) } else { quote(address) }
}

/// Whether a value can do without quotes: a number or a truth value, written as Rust writes it.
fn is_bare(row: &Row, value: &str) -> bool {
    let is_whole = |text: &str| text.parse::<i64>().is_ok_and(|number| number.to_string() == text);
    match row.value {
        Value::Boolean => matches!(value, "true" | "false"),
        Value::Integer { .. } => is_whole(value),
        Value::Number { .. } => match value.split_once('.') {
            Some((whole, fraction)) => {
                is_whole(whole)
                    && !fraction.is_empty()
                    && fraction.bytes().all(|digit| digit.is_ascii_digit())
            }
            None => is_whole(value),
        },
        _ => false,
    }
}
