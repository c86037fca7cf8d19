//! A webhook as it is mounted.

use super::annotated::Webhook;
use super::arguments_in_url::ArgumentsInUrl;
use super::descriptor::Descriptor;
use super::reference::Reference;
use super::remark::Remark;

/// A webhook, and what its attribute knows about its documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mounted {
    pub(crate) webhook: Descriptor,
    /// Whether it is called with arguments in its URL.
    pub(crate) takes_arguments: bool,
    pub(crate) references: &'static [Reference],
    pub(crate) remarks: &'static [Remark],
}

impl Mounted {
    pub(crate) const fn of<W: Webhook>() -> Self {
        Self {
            webhook: W::DESCRIPTOR,
            takes_arguments: <W::Arguments as ArgumentsInUrl>::ANY,
            references: W::REFERENCES,
            remarks: W::REMARKS,
        }
    }
}
