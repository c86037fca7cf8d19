//! A webhook in a list, and the lists of a program.

use super::descriptor::Descriptor;
use super::mountable::Mountable;
use super::reference::Reference;

/// A webhook in a list, as data.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    pub(crate) webhook: Descriptor,
    /// The handlers that it names.
    pub(crate) references: &'static [Reference],
    /// Whether it is called with arguments in its URL.
    pub(crate) takes_arguments: bool,
}

impl Listed {
    pub(crate) const PLACEHOLDER: Self =
        Self { webhook: Descriptor::PLACEHOLDER, references: &[], takes_arguments: false };

    pub const fn of<W: Mountable>() -> Self {
        Self { webhook: W::HANDLER, references: W::NAMES, takes_arguments: W::TAKES_ARGUMENTS }
    }
}

/// The webhooks of one `webhooks!`, as a note that it leaves in the program.
#[doc(hidden)]
#[derive(Debug)]
pub struct Mounts {
    pub webhooks: &'static [Listed],
    /// The module that it is written in.
    pub module: &'static str,
    /// Whether it is a list with a name, which mounts nothing by itself.
    pub has_name: bool,
}

inventory::collect!(Mounts);

impl Mounts {
    /// Those of the program that mount their webhooks, or those that have a name, in no order.
    pub(crate) fn of_program(has_name: bool) -> impl Iterator<Item = &'static Self> {
        inventory::iter::<Self>().filter(move |list| list.has_name == has_name)
    }

    /// Its webhooks.
    pub(crate) fn webhooks(&self) -> impl Iterator<Item = &'static Descriptor> + use<> {
        self.webhooks.iter().map(|listed| &listed.webhook)
    }
}
