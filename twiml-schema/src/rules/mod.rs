//! What makes a document right: the rules of TwiML.
//!
//! A program that has a document lays it out as an [`outline`], in whatever form it has it: as tokens that are being compiled, as XML that was
//! received. [`check_document`] and [`check_fragment`] go through the outline once and give back each [`Violation`] with the position that the
//! program has put there. So every reader of TwiML knows the same rules, and adds to them only what it alone knows: where something is, and how
//! it is written in its own language.
//!
//! ```
//! use twiml_schema::rules::check_document;
//! use twiml_schema::rules::outline::{Attribute, Element, Node};
//!
//! // <Response><Gather numDigit="1"/></Response>
//! let mut gather = Element::new("Gather", "line 1");
//! gather.attributes.push(Attribute::new("numDigit", "line 2", Some(("1", "line 2"))));
//! let mut response = Element::new("Response", "line 1");
//! response.children.push(Node::Element(gather));
//!
//! let checked = check_document(&[response]);
//! let found = &checked.findings[0];
//! assert_eq!(found.at, "line 2");
//! assert_eq!(found.violation.to_string(), "`<Gather>` has no attribute `numDigit`");
//! assert_eq!(found.violation.help().as_deref(), Some("did you mean `numDigits`?"));
//! assert_eq!(found.violation.code(), Some(12200));
//! ```

mod answer;
mod attributes;
mod elements;
mod family;
mod finding;
mod literals;
mod order;
pub mod outline;
mod place;
mod relation;
mod relations;
mod severity;
mod text;
mod violation;
mod words;

use crate::{Family, Role};
use finding::Findings;
use outline::{Element, Node};

pub use answer::wrong_answer;
pub use attributes::{takes, wrong_value};
pub use family::families;
pub use finding::Finding;
pub use literals::text_violations;
pub use place::{Place, narrowest};
pub use relation::{Relation, Suspect};
pub use relations::suspects;
pub use severity::Severity;
pub use text::{needs_text, wrong_text};
pub use violation::Violation;

/// What the rules say about a document.
#[derive(Clone, Debug)]
pub struct Document<T> {
    /// The family of its verbs, or `None` where they can belong to more than one.
    pub family: Option<Family>,
    /// What is wrong: what is about all verbs first, then element by element.
    pub findings: Vec<Finding<T>>,
}

/// What the rules say about a part of a document.
#[derive(Clone, Debug)]
pub struct Fragment<T> {
    /// The narrowest element in which it is allowed, or `None` where there is none, which is among the findings.
    pub place: Option<&'static crate::Element>,
    /// What is wrong: what is about all verbs first, then element by element.
    pub findings: Vec<Finding<T>>,
}

/// Checks a whole document: its `<Response>`, or all of them where a program has several to complain about.
pub fn check_document<T: Copy>(responses: &[Element<'_, T>]) -> Document<T> {
    let mut findings = Findings::default();
    let verbs = responses.iter().flat_map(|response| &response.children);
    let family = family::check(verbs, &mut findings);
    for response in responses {
        relations::check(response, &Place::ANYWHERE, &mut findings);
        element(response, &Place::response(), &mut findings);
    }
    Document { family, findings: findings.into_vec() }
}

/// Checks nodes that are to be put into an element which is not known yet. `start` is the position of all of them.
pub fn check_fragment<T: Copy>(nodes: &[Node<'_, T>], start: T) -> Fragment<T> {
    let mut findings = Findings::default();
    let place = match narrowest(nodes) {
        Ok(place) => Some(place),
        Err(Finding { at, violation }) => {
            findings.add(at.unwrap_or(start), violation);
            None
        }
    };
    if place.is_some_and(|place| place.role == Role::Root) {
        order::check(nodes, &mut findings);
    }
    children(nodes, &place.map_or(Place::ANYWHERE, Place::of), &mut findings);
    Fragment { place, findings: findings.into_vec() }
}

/// An element whose own place has been looked at, and all that is in it.
fn element<T: Copy>(element: &Element<'_, T>, place: &Place<'_>, findings: &mut Findings<T>) {
    if let [row, ..] = *place.rows() {
        text::check(element, row, findings);
        elements::check(element, row, findings);
    }
    for (value, at) in element.attributes.iter().filter_map(|given| given.value) {
        literals::check(value, at, findings);
    }
    attributes::check(element, place, findings);
    if place.is_response() {
        order::check(&element.children, findings);
    }
    children(&element.children, place, findings);
}

fn children<T: Copy>(nodes: &[Node<'_, T>], parent: &Place<'_>, findings: &mut Findings<T>) {
    for node in nodes {
        match node {
            Node::Element(child) => {
                if let Some(violation) = elements::misplaced(child, parent) {
                    findings.add(child.at, violation);
                }
                relations::check(child, parent, findings);
                element(child, &parent.inside(child.name, child.checked), findings);
            }
            Node::Text(text) => {
                literals::check(text.text, text.at, findings);
                if let Some(violation) = text::forbidden(parent) {
                    findings.add(text.at, violation);
                }
            }
            Node::Unknown => {}
            Node::OneOf(bodies) => bodies.iter().for_each(|nodes| children(nodes, parent, findings)),
            Node::AnyNumber(nodes) => children(nodes, parent, findings),
        }
    }
}
