//! The links that webhooks make to handlers outside of documents: `let next = menu::at(7);`.

use std::panic::Location;

use super::note::WebhookOfProgram;
use super::reach::nearest;
use crate::webhook::Descriptor;

/// A handler to which there is a link.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Linked {
    place: (&'static Location<'static>, &'static str),
    /// Whether it cannot be another of the same name.
    pub(crate) certain: bool,
}

impl Linked {
    /// Whether it is this handler.
    pub(crate) fn is(&self, handler: &Descriptor) -> bool {
        self.place == handler.place()
    }
}

/// The links that a function makes which has this path and these calls.
pub(crate) fn links(function: &str, calls: &str) -> Vec<Linked> {
    let all: Vec<_> = inventory::iter::<WebhookOfProgram>().collect();
    let linked = calls.split(' ').filter_map(|call| call.strip_prefix('&'));
    let linked = linked.flat_map(|handler| {
        let (nearest, certain) = nearest(handler, function, &all, |webhook| (webhook.path)());
        nearest.into_iter().map(move |webhook| Linked { place: webhook.webhook.place(), certain })
    });
    linked.collect()
}
