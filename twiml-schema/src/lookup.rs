//! Finding rows.

use crate::{Element, Role, rows};

/// All elements of TwiML.
pub fn elements() -> &'static [&'static Element] {
    &rows::ALL
}

/// The elements with exactly this tag: two for `Response` and for `Sip`, one or none for the others.
pub fn find(name: &str) -> impl Iterator<Item = &'static Element> {
    elements().iter().copied().filter(move |element| element.name == name)
}

/// The elements that a document begins with, one for each [`Family`](crate::Family).
pub fn roots() -> impl Iterator<Item = &'static Element> {
    elements().iter().copied().filter(|element| element.role == Role::Root)
}

impl Element {
    /// The elements that this one is allowed in.
    pub fn parents(&self) -> impl Iterator<Item = &'static Self> {
        elements().iter().copied().filter(move |parent| parent.children.contains(&self))
    }
}
