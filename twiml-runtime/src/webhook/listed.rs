//! A webhook in a list, and the lists of a program.

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

/// The webhooks of one `webhooks![…]`, as a note that it leaves in the program.
#[doc(hidden)]
#[derive(Debug)]
pub struct Mounts {
    pub webhooks: &'static [Listed],
    /// The module that it is written in.
    pub module: &'static str,
}

inventory::collect!(Mounts);

impl Mounts {
    /// Those of the program, in no order.
    pub(crate) fn of_program() -> impl Iterator<Item = &'static Self> {
        inventory::iter::<Self>()
    }

    /// The webhooks that it mounts.
    pub(crate) fn webhooks(&self) -> impl Iterator<Item = &'static Descriptor> + use<> {
        self.webhooks.iter().map(|listed| &listed.webhook)
    }
}
