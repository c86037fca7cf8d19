//! A webhook in a list.

use super::annotated::Webhook;
use super::descriptor::Descriptor;
use super::reference::Reference;

/// A webhook in a list, as data.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    pub(crate) webhook: Descriptor,
    /// The handlers that it names.
    pub(crate) references: &'static [Reference],
}

impl Listed {
    pub(crate) const PLACEHOLDER: Self = Self { webhook: Descriptor::PLACEHOLDER, references: &[] };

    pub const fn of<W: Webhook>() -> Self {
        Self { webhook: W::DESCRIPTOR, references: W::REFERENCES }
    }
}
