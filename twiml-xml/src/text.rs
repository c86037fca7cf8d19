//! Which text of a document says something, and which only lays it out.

use twiml_schema::{Element, Text};

/// Whether a text is part of what the document says. `row` describes the element around it, if it is known; `alone` means that nothing else is
/// in that element.
pub(crate) fn is_kept(text: &str, alone: bool, row: Option<&Element>) -> bool {
    if text.chars().any(|c| !is_white_space(c)) {
        return true;
    }
    if row.is_some_and(|row| row.text == Text::None) {
        return false;
    }
    alone || (interleaves(row) && !text.contains(['\n', '\r']))
}

/// Whether text and elements interleave in an element; those that are not known might do so.
pub(crate) fn interleaves(row: Option<&Element>) -> bool {
    row.is_none_or(|row| row.text.spec().is_some_and(|spec| spec.mixed))
}

/// White space as XML has it; a no-break space does not count.
pub(crate) const fn is_white_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}
