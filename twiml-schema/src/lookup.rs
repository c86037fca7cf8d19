//! Finding rows.

use crate::{Element, Role, rows};

/// All elements of TwiML.
pub fn elements() -> &'static [&'static Element] {
    &rows::ALL
}

/// The elements with exactly this tag: three for `Response`, two for `Sip`, one or none for the others.
pub fn find(name: &str) -> impl Iterator<Item = &'static Element> {
    elements().iter().copied().filter(move |element| element.name == name)
}

/// The elements that a document begins with, one for each [`Family`](crate::Family).
pub fn roots() -> impl Iterator<Item = &'static Element> {
    elements().iter().copied().filter(|element| element.role == Role::Root)
}
