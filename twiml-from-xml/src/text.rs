//! Which text of a document says something, and which only lays it out.

use roxmltree::Node;
use twiml_schema::{Element, Text, find};

/// Whether a text is part of what the document says. `row` describes the element around it, if it is known.
pub(crate) fn is_kept(text: &str, alone: bool, row: Option<&Element>) -> bool {
    if text.chars().any(|c| !is_white_space(c)) {
        return true;
    }
    if row.is_some_and(|row| row.text == Text::None) {
        return false;
    }
    alone || (interleaves(row) && !text.contains(['\n', '\r']))
}

/// The texts directly inside an element that say something.
pub(crate) fn kept<'a>(xml: Node<'a, 'a>, row: Option<&'static Element>) -> impl Iterator<Item = &'a str> {
    xml.children()
        .filter(Node::is_text)
        .filter_map(|text| text.text())
        .filter(move |text| is_kept(text, is_alone(xml), row))
}

/// Whether an element has but one node inside.
pub(crate) fn is_alone(xml: Node<'_, '_>) -> bool {
    xml.children().nth(1).is_none()
}

/// How many characters the text of an element has. Where text and elements interleave, theirs is part of it.
pub(crate) fn characters(xml: Node<'_, '_>, row: Option<&'static Element>) -> usize {
    let own: usize = kept(xml, row).map(|text| text.chars().count()).sum();
    let inside: usize = if interleaves(row) {
        let elements = xml.children().filter(Node::is_element);
        elements.map(|element| characters(element, find(element.tag_name().name()).next())).sum()
    } else {
        0
    };
    own + inside
}

/// Whether text and elements interleave in an element; what is not known might do so.
pub(crate) fn interleaves(row: Option<&Element>) -> bool {
    row.is_none_or(|row| row.text.spec().is_some_and(|spec| spec.mixed))
}

/// White space as XML has it, which a no-break space is not.
pub(crate) const fn is_white_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}
