//! What is wrong with a document, and where.

use super::violation::Violation;

/// A violation, and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<T> {
    /// The position of the token, name or text that is wrong.
    pub at: T,
    /// What is wrong about it.
    pub violation: Violation,
}

/// The violations found so far.
pub(super) struct Findings<T> {
    found: Vec<Finding<T>>,
}

impl<T> Default for Findings<T> {
    fn default() -> Self {
        Self { found: Vec::new() }
    }
}

impl<T> Findings<T> {
    pub(super) fn add(&mut self, at: T, violation: Violation) {
        self.found.push(Finding { at, violation });
    }

    pub(super) fn into_vec(self) -> Vec<Finding<T>> {
        self.found
    }
}
