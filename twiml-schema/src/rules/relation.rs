//! What a rule between an element and its surroundings is made of.

use std::fmt;

use super::outline::{Element, Node};
use super::severity::Severity;

/// A rule between an element and what is around it.
pub struct Relation {
    /// The tag of the element.
    pub element: &'static str,
    /// What is wrong where the rule is broken, as a clause without a full stop.
    pub wrong: &'static str,
    /// What to do about it, as a clause without a full stop.
    pub help: &'static str,
    /// The code in Twilio's debugger, where it is known.
    pub code: Option<u32>,
    /// How bad it is.
    pub severity: Severity,
    /// The values with which it may be broken, for a program that knows one only when it is written.
    pub suspect: Option<Suspect>,
    /// What breaks the rule, if anything does.
    pub(super) breaks: fn(&Around<'_>) -> Option<Culprit>,
}

/// Values of one attribute with which a rule may be broken.
#[derive(Clone, Copy, Debug)]
pub struct Suspect {
    /// The name of the attribute.
    pub attribute: &'static str,
    /// Such a value.
    pub(super) example: &'static str,
    /// Whether a value is one of them, after what is before it in the document. Both are escaped.
    pub is: fn(&str, &str) -> bool,
}

/// Two relations are the same where they say the same.
impl PartialEq for Relation {
    fn eq(&self, other: &Self) -> bool {
        (self.element, self.wrong) == (other.element, other.wrong)
    }
}

impl fmt::Debug for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>: {}", self.element, self.wrong)
    }
}

/// Where a broken rule is reported.
#[derive(Clone, Copy)]
pub(super) enum Culprit {
    /// At the name of the element.
    Element,
    /// At an attribute of the element.
    Attribute(&'static str),
    /// At the first child of this tag; the number tells how many are skipped.
    Child(&'static str, usize),
}

/// An element and what is around it, as far as it is known.
pub(super) struct Around<'a> {
    /// The tag of the parent, empty where there is none.
    pub(super) parent: &'a str,
    attributes: Vec<(&'a str, Option<&'a str>)>,
    /// The children that are sure to be there, in their order: the tag, and the tags of their own children. Text has no tag.
    pub(super) children: Vec<(&'a str, Vec<&'a str>)>,
    /// Whether all children are known.
    pub(super) complete: bool,
}

impl<'a> Around<'a> {
    pub(super) fn of<T>(element: &Element<'a, T>, parent: &'a str) -> Self {
        let tags = |nodes: &[Node<'a, T>]| {
            nodes
                .iter()
                .filter_map(|node| match node {
                    Node::Element(child) if child.checked => Some(child.name),
                    _ => None,
                })
                .collect::<Vec<_>>()
        };
        let children = element.children.iter().filter_map(|node| match node {
            Node::Element(child) if child.checked => Some((child.name, tags(&child.children))),
            Node::Text(text) if !text.text.trim().is_empty() => Some(("", Vec::new())),
            _ => None,
        });
        Self {
            parent,
            attributes: element
                .attributes
                .iter()
                .map(|given| (given.name, given.value.as_ref().map(|(value, _)| *value)))
                .collect(),
            children: children.collect(),
            complete: element
                .children
                .iter()
                .all(|node| matches!(node, Node::Text(_) | Node::Element(Element { checked: true, .. }))),
        }
    }

    /// The same with a value that is not known.
    pub(super) fn with(&self, attribute: &str, value: &'a str) -> Self {
        let attributes = self
            .attributes
            .iter()
            .map(|&(name, known)| (name, known.or_else(|| (name == attribute).then_some(value))));
        Self {
            parent: self.parent,
            attributes: attributes.collect(),
            children: self.children.clone(),
            complete: self.complete,
        }
    }

    pub(super) fn has(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|(name, _)| *name == attribute)
    }

    /// The value of an attribute, if it is known.
    pub(super) fn value(&self, attribute: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(name, _)| *name == attribute)?.1
    }

    pub(super) fn number(&self, attribute: &str) -> Option<i64> {
        self.value(attribute)?.parse().ok()
    }

    /// How many children have one of these tags.
    pub(super) fn count(&self, tags: &[&str]) -> usize {
        self.children.iter().filter(|(tag, _)| tags.contains(tag)).count()
    }
}
