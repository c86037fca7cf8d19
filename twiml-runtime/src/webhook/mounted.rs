//! A webhook as it is mounted.

use std::any::type_name;

use twiml_schema::Delivery;

use super::descriptor::Descriptor;
use super::mountable::Mountable;
use super::reference::Reference;
use super::remark::Remark;
use crate::payload::delivery;

/// A webhook, and what its attribute knows about its documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mounted {
    pub(crate) webhook: Descriptor,
    /// Whether it is called with arguments in its URL.
    pub(crate) takes_arguments: bool,
    /// The callback that it answers, if that is the only one and does not take every verb.
    pub(crate) answers: Option<Delivery>,
    pub(crate) references: &'static [Reference],
    pub(crate) remarks: &'static [Remark],
    /// See [`Webhook::ALLOWED`](super::Webhook::ALLOWED).
    pub(crate) allowed: &'static [&'static str],
    /// See [`Webhook::CALLS`](super::Webhook::CALLS).
    pub(crate) calls: &'static str,
    /// The path of its type: `shop::ivr::menu`.
    pub(crate) type_path: &'static str,
}

impl Mounted {
    pub(crate) fn of<W: Mountable>() -> Self {
        Self {
            webhook: W::HANDLER,
            answers: answered_by(W::HANDLER.payload),
            takes_arguments: W::TAKES_ARGUMENTS,
            references: W::NAMES,
            remarks: W::ODDITIES,
            allowed: W::SILENT,
            calls: W::CALLED,
            type_path: type_name::<W>(),
        }
    }
}

/// See [`Mounted::answers`]. A function of its own, because generic code is compiled again for each handler.
fn answered_by(payload: &str) -> Option<Delivery> {
    // A redirect goes on with the same listener.
    let mut delivered = delivery::of(payload).filter(|via| *via != Delivery::Redirect);
    let only = delivered.next().filter(|_| delivered.next().is_none());
    only.filter(|delivery| delivery.accepts().is_some())
}
