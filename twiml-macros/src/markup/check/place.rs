//! Where a fragment may stand.

use proc_macro2::Span;
use twiml_schema::{Element, elements, find};

use super::super::ast::Node;
use super::quoted_tag;
use crate::diagnostics::Diagnostics;

/// The narrowest element that may hold all nodes of a fragment: the one that holds the fewest elements.
///
/// All that it holds may stand in every other element that may hold them, or nearly so; the runtime's types see to the
/// rest. None where the nodes do not go together, which is reported.
pub(super) fn narrowest(nodes: &[Node], diagnostics: &mut Diagnostics) -> Option<&'static Element> {
    let mut outermost = Outermost::default();
    outermost.collect(nodes);
    let mut places: Vec<_> = elements().iter().copied().filter(|place| !place.children.is_empty()).collect();
    if outermost.text.is_some() {
        places.retain(|place| place.text.spec().is_some_and(|text| text.mixed));
    }
    let mut first = outermost.text.map(|_| "text".to_owned());
    for (name, span) in outermost.elements {
        // An element that does not exist is reported where it is checked.
        let Some(row) = find(name).next() else { continue };
        // Of two with the same tag, the first in the vocabulary: `<Sip>` is the one of `<Dial>`.
        let left: Vec<_> = places.iter().copied().filter(|place| place.children.contains(&row)).collect();
        match &first {
            Some(first) if left.is_empty() => {
                diagnostics
                    .error(span, format!("{} never stands beside {first}", quoted_tag(name)))
                    .help("a fragment holds what may stand in one element; make two of them");
                return None;
            }
            _ => places = left,
        }
        first.get_or_insert_with(|| quoted_tag(name));
    }
    if first.is_none() && outermost.quoted {
        // What the vocabulary does not know is most likely a verb.
        return Some(elements()[0]);
    }
    if first.is_none() {
        diagnostics.error(Span::call_site(), "nothing here tells where this fragment may stand").help(
            "a fragment holds an element of its own; for a whole document, write `<Response>…</Response>`",
        );
        return None;
    }
    // Of two that hold equally many, the first in the vocabulary.
    places.into_iter().min_by_key(|place| place.children.len())
}

/// What stands outermost in a fragment, also in the branches of Rust around it.
#[derive(Default)]
struct Outermost<'a> {
    elements: Vec<(&'a str, Span)>,
    text: Option<Span>,
    /// Whether there is an element that passes unchecked.
    quoted: bool,
}

impl<'a> Outermost<'a> {
    fn collect(&mut self, nodes: &'a [Node]) {
        for node in nodes {
            match node {
                Node::Element(element) if !element.name.quoted => {
                    self.elements.push((&element.name.text, element.name.span));
                }
                Node::Element(_) => self.quoted = true,
                Node::Text(text) => self.text = Some(text.span()),
                Node::If(branch) => {
                    self.collect(&branch.then);
                    self.collect(branch.otherwise.as_deref().unwrap_or_default());
                }
                Node::For(branch) => self.collect(&branch.body),
                Node::Match(branch) => branch.arms.iter().for_each(|arm| self.collect(&arm.body)),
                Node::Value(_) | Node::Bare(_) | Node::Let(_) => {}
            }
        }
    }
}
