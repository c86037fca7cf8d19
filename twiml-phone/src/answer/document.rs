//! From XML to a document that can run.

use twiml_schema::limits::SCHEMA_VIOLATION;
use twiml_schema::{Element as Row, Family, Role, Text, find, roots};
use twiml_xml::tree::{self, Markup};

use super::element::{Element, Node};
use crate::fault::Fault;

/// TwiML that can run, and what Twilio warns of before it does.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// `<Response>`.
    pub(crate) response: Element,
    /// Elements, attributes and text that are not TwiML or not in their place. They are not in the tree.
    pub(crate) warnings: Vec<Fault>,
}

/// The document of an XML text, in the vocabulary of a family.
///
/// A byte order mark and a document type are refused, both with 12100: the first is what Twilio's parser was seen to do, the second is an
/// assumption.
pub(super) fn read(xml: &str, family: Family) -> Result<Document, Fault> {
    if xml.starts_with('\u{feff}') {
        return Err(Fault::new(12100, "there is a byte order mark before the document"));
    }
    let document = twiml_xml::read(xml).map_err(|error| Fault::new(12100, error.to_string()))?;
    if document.left_out.iter().any(|left_out| left_out.what == Markup::DocumentType) {
        return Err(Fault::new(12100, "the document has a document type"));
    }
    let root = document.root().ok_or_else(|| Fault::new(12100, "the document is empty"))?;
    let row = roots().find(|row| row.families.contains(&family));
    let Some(row) = row.filter(|row| row.name == root.name) else {
        return Err(Fault::new(12102, format!("it is <{}>", root.name)));
    };
    if let Some(version) = root.attribute(VERSION).filter(|version| !VERSIONS.contains(version)) {
        return Err(Fault::new(12101, format!("`{VERSION}` of <Response> is `{version}`")));
    }
    let mut reader = Reader { warnings: Vec::new() };
    let response = reader.element(root, row);
    Ok(Document { response, warnings: reader.warnings })
}

/// The attribute of `<Response>` that only old documents have.
const VERSION: &str = "version";

/// The version of XML, and those of Twilio's API. Which values Twilio takes is not documented.
const VERSIONS: [&str; 4] = ["1", "1.0", "2008-08-01", "2010-04-01"];

struct Reader {
    warnings: Vec<Fault>,
}

impl Reader {
    fn warn(&mut self, code: u32, what: &str, at: tree::Position) {
        self.warnings.push(Fault::new(code, format!("{what}, at {at}")));
    }

    fn element(&mut self, element: &tree::Element, row: &'static Row) -> Element {
        let mut attributes = Vec::new();
        for attribute in &element.attributes {
            let tree::Attribute { name, value, position, .. } = attribute;
            if row.any_attributes || row.attribute(name).is_some() {
                attributes.push((name.clone(), value.clone()));
            } else if !(is_of_xml(name) || row.role == Role::Root && name == VERSION) {
                self.warn(SCHEMA_VIOLATION, &format!("<{}> has no attribute `{name}`", row.name), *position);
            }
        }
        let children = element.children.iter().filter_map(|child| self.child(child, row));
        Element { row, position: element.position, attributes, children: children.collect() }
    }

    fn child(&mut self, child: &tree::Node, parent: &'static Row) -> Option<Node> {
        match child {
            tree::Node::Element(element) => match parent.child(&element.name).filter(|row| runs(row, parent))
            {
                Some(row) => Some(Node::Element(self.element(element, row))),
                None => {
                    self.misplaced(element, parent);
                    None
                }
            },
            tree::Node::Text(text) if parent.text == Text::None => {
                if !text.text.trim().is_empty() {
                    self.warn(
                        SCHEMA_VIOLATION,
                        &format!("<{}> cannot hold text", parent.name),
                        text.position,
                    );
                }
                None
            }
            tree::Node::Text(text) => Some(Node::Text(text.text.clone())),
            _ => None,
        }
    }

    /// An element that exists elsewhere has the code of the one that it is in.
    fn misplaced(&mut self, element: &tree::Element, parent: &'static Row) {
        let is_known = find(&element.name).next().is_some();
        let code = parent.error.filter(|_| is_known).unwrap_or(SCHEMA_VIOLATION);
        let what = format!("<{}> cannot be in <{}>", element.name, parent.name);
        self.warn(code, &what, element.position);
    }
}

/// Whether an element does something in its place. Twilio's samples have `<Message>` in calls, and its schema does not: that it is passed over there is
/// an assumption.
fn runs(row: &Row, parent: &Row) -> bool {
    parent.families != [Family::Voice] || row.families.contains(&Family::Voice)
}

/// Whether an attribute belongs to XML itself: a namespace, or where its schema is.
fn is_of_xml(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xsi:")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(family: Family, xml: &str) -> Result<(Vec<&'static str>, Vec<u32>), u32> {
        let code = |fault: &Fault| fault.code().number();
        let document = read(xml, family).map_err(|fault| code(&fault))?;
        let names = document.response.elements().map(Element::name).collect();
        Ok((names, document.warnings.iter().map(code).collect()))
    }

    fn voice(xml: &str) -> Result<(Vec<&'static str>, Vec<u32>), u32> {
        read_as(Family::Voice, xml)
    }

    #[test]
    fn what_is_not_twiml_is_passed_over_with_a_warning() {
        assert_eq!(voice("<Response><say>a</say><Say>b</Say></Response>"), Ok((vec!["Say"], vec![12200])));
        assert_eq!(voice("<Response><Say tone='low'>b</Say></Response>"), Ok((vec!["Say"], vec![12200])));
        assert_eq!(voice("<Response><Say>b</Say>text</Response>"), Ok((vec!["Say"], vec![12200])));
        assert_eq!(voice("<Response><Dial><Say>b</Say></Dial></Response>"), Ok((vec!["Dial"], vec![13215])));
        assert_eq!(voice("<Response><!-- a --><Say>b</Say></Response>"), Ok((vec!["Say"], vec![])));
    }

    #[test]
    fn each_family_has_its_verbs() {
        let (say, message) =
            ("<Response><Say>a</Say></Response>", "<Response><Message>a</Message></Response>");
        assert_eq!(read_as(Family::Messaging, say), Ok((vec![], vec![14110])));
        assert_eq!(read_as(Family::Messaging, message), Ok((vec!["Message"], vec![])));
        assert_eq!(voice(message), Ok((vec![], vec![12200])));
    }

    #[test]
    fn what_is_not_a_document_is_a_fault() {
        assert_eq!(voice("<Response><Say>a</Response>"), Err(12100));
        assert_eq!(voice("\n<?xml version='1.0'?><Response/>"), Err(12100));
        assert_eq!(voice("\u{feff}<Response/>"), Err(12100));
        assert_eq!(voice("<!DOCTYPE Response><Response/>"), Err(12100));
        assert_eq!(voice("<Response>&nbsp;</Response>"), Err(12100));
        assert_eq!(voice("<Reply/>"), Err(12102));
        assert_eq!(voice("<Response version='7'/>"), Err(12101));
    }

    #[test]
    fn what_xml_itself_needs_is_no_news() {
        let xml = "<?xml version='1.0'?><Response version='1.0' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
                   xsi:noNamespaceSchemaLocation='twiml.xsd'/>";
        assert_eq!(voice(xml), Ok((vec![], vec![])));
    }
}
