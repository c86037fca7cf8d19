//! A webhook as it is mounted.

use super::annotated::Webhook;
use super::descriptor::Descriptor;
use super::reference::Reference;
use super::remark::Remark;

/// A webhook, and what its attribute knows about its documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mounted {
    pub(crate) webhook: Descriptor,
    pub(crate) references: &'static [Reference],
    pub(crate) remarks: &'static [Remark],
}

impl Mounted {
    pub(crate) const fn of<W: Webhook>() -> Self {
        Self { webhook: W::DESCRIPTOR, references: W::REFERENCES, remarks: W::REMARKS }
    }
}
