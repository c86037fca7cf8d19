//! Whether a document answers a call or a message, judged by its verbs.

use proc_macro2::Span;
use twiml_schema::{Family, find};

use super::super::ast::{Element, Node};
use super::quoted_tag;
use crate::diagnostics::Diagnostics;

const FAMILIES: [Family; 3] = [Family::Voice, Family::Messaging, Family::Fax];

/// The family of a document, or `None` if its verbs belong to more than one.
pub(super) fn family(nodes: &[Node], diagnostics: &mut Diagnostics) -> Option<Family> {
    let mut verbs = Vec::new();
    for node in nodes {
        if let Node::Element(Element { name, children, .. }) = node
            && name.text == "Response"
        {
            collect(children, &mut verbs);
        }
    }
    let mut possible = FAMILIES.to_vec();
    // The first verb that decided, to name it where another disagrees.
    let mut decided_by = None;
    for (name, span) in verbs {
        let families = families(name);
        if families.is_empty() {
            continue;
        }
        let left: Vec<_> = possible.iter().copied().filter(|family| families.contains(family)).collect();
        if let (true, Some(first), Some(family)) = (left.is_empty(), decided_by, possible.first()) {
            diagnostics
                .error(span, format!("{} does not go with {}", quoted_tag(name), quoted_tag(first)))
                .help(format!(
                    "{} makes this {family} TwiML, so leave one of them out; \
                     a message is sent from a call through Twilio's REST API",
                    quoted_tag(first)
                ));
            continue;
        }
        if left.len() < possible.len() && decided_by.is_none() {
            decided_by = Some(name);
        }
        possible = left;
    }
    match possible[..] {
        [family] => Some(family),
        _ => None,
    }
}

/// The verbs of a document, in the order in which they stand.
fn collect<'a>(nodes: &'a [Node], verbs: &mut Vec<(&'a str, Span)>) {
    for node in nodes {
        match node {
            Node::Element(element) if !element.name.quoted => {
                verbs.push((&element.name.text, element.name.span));
            }
            Node::If(branch) => {
                collect(&branch.then, verbs);
                collect(branch.otherwise.as_deref().unwrap_or_default(), verbs);
            }
            Node::For(branch) => collect(&branch.body, verbs),
            Node::Match(branch) => branch.arms.iter().for_each(|arm| collect(&arm.body, verbs)),
            _ => {}
        }
    }
}

/// The families in whose `<Response>` a verb may stand; none for what is no verb.
fn families(verb: &str) -> Vec<Family> {
    let mut families = Vec::new();
    for response in find("Response") {
        let Some(row) = response.child(verb) else { continue };
        for &family in response.families {
            // Twilio's samples put a `<Message>` into voice documents, and its schema warns of it.
            let foreign = row.families == [Family::Messaging] && family != Family::Messaging;
            if !foreign && !families.contains(&family) {
                families.push(family);
            }
        }
    }
    families
}
