//! From the tree to formatted source.

use twiml_schema::xml;

use crate::literal;
use crate::source::{Attribute, Element, Name, Node, Value};

/// How many characters a line should have at most. Text is not broken, so some have more.
const WIDTH: usize = 100;

const INDENT: &str = "    ";

/// `twiml! { … }`
pub(crate) fn print(nodes: &[Node]) -> String {
    if let [Node::Element(element)] = nodes
        && element.children.is_empty()
        && let Some(line) = one_line(element)
        && line.len() < WIDTH
    {
        return format!("twiml! {{ {line} }}");
    }
    let mut printer = Printer { out: "twiml! {\n".to_owned() };
    printer.nodes(nodes, 1);
    printer.out.push('}');
    printer.out
}

struct Printer {
    out: String,
}

impl Printer {
    fn line(&mut self, depth: usize, line: &str) {
        for _ in 0..depth {
            self.out.push_str(INDENT);
        }
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn nodes(&mut self, nodes: &[Node], depth: usize) {
        for node in nodes {
            match node {
                Node::Element(element) => self.element(element, depth),
                Node::Text(words) => self.line(depth, &text(words)),
                Node::Comment(comment) => {
                    for line in literal::comment(comment) {
                        self.line(depth, format!("// {line}").trim_end());
                    }
                }
            }
        }
    }

    fn element(&mut self, element: &Element, depth: usize) {
        if let Some(line) = one_line(element)
            && fits(&line, depth)
        {
            self.line(depth, &line);
            return;
        }
        let end = if element.children.is_empty() { "/>" } else { ">" };
        let tag = format!("{}{end}", tag(element));
        if element.attributes.is_empty() || fits(&tag, depth) {
            self.line(depth, &tag);
        } else {
            self.line(depth, &format!("<{}", name(&element.name)));
            for given in &element.attributes {
                self.line(depth + 1, &attribute(given));
            }
            self.line(depth, end);
        }
        if !element.children.is_empty() {
            self.nodes(&element.children, depth + 1);
            self.line(depth, &format!("</{}>", name(&element.name)));
        }
    }
}

fn fits(line: &str, depth: usize) -> bool {
    depth * INDENT.len() + line.chars().count() <= WIDTH
}

/// An element as it reads on one line, unless what is inside wants lines of its own.
fn one_line(element: &Element) -> Option<String> {
    let mut line = tag(element);
    if element.children.is_empty() {
        return Some(line + "/>");
    }
    line.push('>');
    // Where text and elements interleave, blanks keep them apart to the eye.
    let separator = if element.children.len() > 1 { " " } else { "" };
    for (n, child) in element.children.iter().enumerate() {
        if n > 0 {
            line.push_str(separator);
        }
        match child {
            Node::Text(words) => line.push_str(&text(words)),
            Node::Element(child) if element.mixed => line.push_str(&one_line(child)?),
            Node::Element(_) | Node::Comment(_) => return None,
        }
    }
    line.push_str("</");
    line.push_str(&name(&element.name));
    line.push('>');
    Some(line)
}

/// A tag without its end: `<Say voice="alice"`.
fn tag(element: &Element) -> String {
    let mut tag = format!("<{}", name(&element.name));
    for given in &element.attributes {
        tag.push(' ');
        tag.push_str(&attribute(given));
    }
    tag
}

fn attribute(attribute: &Attribute) -> String {
    let value = match &attribute.value {
        Value::Text(words) => text(words),
        Value::Bare(value) => value.clone(),
    };
    format!("{}={value}", name(&attribute.name))
}

/// A text as a literal, in braces if `twiml!` would take a part of it for a slip.
fn text(text: &str) -> String {
    let literal = literal::string(text);
    if xml::entity(text).is_some() { format!("{{{literal}}}") } else { literal }
}

fn name(name: &Name) -> String {
    if name.quoted || !literal::is_name(&name.text) { literal::string(&name.text) } else { name.text.clone() }
}
