//! A row of the table.

use super::family::Family;

/// A field: its name in requests, and in answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) parameter: &'static str,
    pub(crate) json: &'static str,
}

/// A URL, and the method by which it is called; none where that is always `POST`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hook {
    pub(crate) url: Field,
    pub(crate) method: Option<Field>,
}

/// The fields of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) family: Family,
    pub(crate) primary: Hook,
    pub(crate) fallback: Option<Hook>,
    /// The SIDs that come before the URLs while one of them is set.
    pub(crate) owners: &'static [Field],
}

impl Hook {
    pub(crate) fn fields(self) -> impl Iterator<Item = Field> {
        [Some(self.url), self.method].into_iter().flatten()
    }
}

impl Row {
    pub(crate) fn hooks(&self) -> impl Iterator<Item = Hook> + use<> {
        [Some(self.primary), self.fallback].into_iter().flatten()
    }
}
