//! An element of a document, as Twilio reads it: without what TwiML does not know.

use twiml_schema::rules::{Violation, wrong_value};
use twiml_schema::{Element as Row, Value};
use twiml_xml::tree::Position;

use crate::fault::Fault;

/// An element whose attributes and children are all in the vocabulary.
///
/// What is wrong with its own attributes is raised when it runs ([`faults`](Self::faults)); reading a value gives what counts then: the value, or
/// the default in place of one that the attribute does not take.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) row: &'static Row,
    pub(crate) position: Position,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

/// What is in an element.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The tag.
    pub(crate) const fn name(&self) -> &'static str {
        self.row.name
    }

    /// The elements directly inside.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The names of all elements inside, in their order.
    pub(crate) fn names_inside(&self) -> Vec<String> {
        let names = self.elements().flat_map(|child| {
            let mut names = child.names_inside();
            names.insert(0, child.name().to_owned());
            names
        });
        names.collect()
    }

    /// The text directly inside, without whitespace around it: Twilio's own samples indent it over several lines.
    pub(crate) fn text(&self) -> String {
        self.written_text().trim().to_owned()
    }

    /// The text directly inside, as it is written.
    pub(crate) fn written_text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }

    /// The value of an attribute as it is written, whether or not the attribute takes it.
    pub(crate) fn written(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that counts: the one that is written, or the default where there is none or where the attribute does not take it.
    ///
    /// A URL counts as it is written, unless a wrong one has a code of its own: whoever asks it sees that it is wrong.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let default = self.row.attribute(name).and_then(|attribute| attribute.default);
        match self.written(name) {
            Some(value) if self.fault_of(name, value).is_none() => Some(value),
            _ => default,
        }
    }

    /// The value of an attribute that takes whole numbers, if one counts.
    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        self.value(name)?.trim().parse().ok()
    }

    /// Whether the value that counts is `true`.
    pub(crate) fn is_true(&self, name: &str) -> bool {
        self.value(name) == Some("true")
    }

    /// What Twilio raises about the attributes when the element runs.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        let given = self.attributes.iter();
        given.filter_map(|(name, value)| self.fault_of(name, value)).collect()
    }

    /// What is wrong with a URL that has to be of certain schemes, as `wss` or `https`. That this is the error of a URL that is not valid is an assumption.
    pub(crate) fn fault_of_scheme(&self, name: &str) -> Option<Fault> {
        let (attribute, value) = (self.row.attribute(name)?, self.written(name)?);
        let Value::Url { schemes, .. } = attribute.value else { return None };
        let violation = wrong_value(self.row, attribute, value).filter(|_| !schemes.is_empty())?;
        Some(Fault::new(11100, format!("{violation}, at {}", self.position)))
    }

    fn fault_of(&self, name: &str, value: &str) -> Option<Fault> {
        let attribute = self.row.attribute(name)?;
        let violation = wrong_value(self.row, attribute, value)?;
        match violation {
            // Twilio takes lowercase methods, and values that its pages no longer list.
            Violation::RetiredValue { .. }
            | Violation::RespelledValue { .. }
            | Violation::LowercaseMethod { .. } => None,
            // A URL without a code of its own is found wrong when it is asked, which is error 11100.
            _ if attribute.error.is_none() && matches!(attribute.value, Value::Url { .. }) => None,
            _ => {
                let code = attribute.error.unwrap_or(twiml_schema::limits::SCHEMA_VIOLATION);
                Some(Fault::new(code, format!("{violation}, at {}", self.position)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(tag: &str, attributes: &[(&str, &str)]) -> Element {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Element {
            row: twiml_schema::find(tag).next().unwrap(),
            position: Position { line: 1, column: 1 },
            attributes: attributes.collect(),
            children: Vec::new(),
        }
    }

    fn codes(element: &Element) -> Vec<u32> {
        element.faults().iter().map(|fault| fault.code().number()).collect()
    }

    #[test]
    fn a_wrong_value_is_a_warning_and_the_default_counts() {
        let gather = element("Gather", &[("timeout", "soon"), ("numDigits", "4")]);
        assert_eq!(codes(&gather), [13313]);
        assert_eq!((gather.number("timeout"), gather.number("numDigits")), (Some(5), Some(4)));
        assert_eq!(gather.written("timeout"), Some("soon"));
    }

    #[test]
    fn a_value_that_is_not_written_is_the_default() {
        assert_eq!(element("Say", &[]).number("loop"), Some(1));
        assert_eq!(element("Gather", &[]).value("action"), None);
    }

    #[test]
    fn lowercase_methods_and_old_values_count() {
        let redirect = element("Redirect", &[("method", "get")]);
        assert_eq!((codes(&redirect), redirect.value("method")), (vec![], Some("get")));
        assert_eq!(codes(&element("Redirect", &[("method", "FETCH")])), [13710]);
    }

    #[test]
    fn a_wrong_url_is_found_when_it_is_asked_unless_it_has_a_code() {
        let gather = element("Gather", &[("action", "http://")]);
        assert_eq!((codes(&gather), gather.value("action")), (vec![], Some("http://")));
        let message = element("Message", &[("statusCallback", "http://")]);
        assert_eq!((codes(&message), message.value("statusCallback")), (vec![14105], None));
    }
}
