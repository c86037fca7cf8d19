//! The links that webhooks make to handlers outside of documents: `let next = menu::at(7);`.

use std::collections::HashSet;
use std::panic::Location;

use super::note::{Mention, Target, WebhookOfProgram};
use super::reach::{Reached, is_call_of, nearest};
use crate::payload::delivery;
use crate::webhook::{Descriptor, Via};

/// The handlers to which webhooks make links.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) certain: HashSet<(&'static Location<'static>, &'static str)>,
    possible: HashSet<(&'static Location<'static>, &'static str)>,
    /// Where their documents go on with a value.
    values: Vec<Via>,
}

impl Links {
    /// The webhooks are given by the paths of their types and the functions that they call, with the documents that they lead to.
    pub(super) fn of(webhooks: &[(&str, &str)], documents: &[Reached]) -> Self {
        let mut links = Self::default();
        for (path, calls) in webhooks {
            links.add(path, calls, true);
        }
        for Reached { document, certain } in documents {
            links.add(document.function(), document.calls, *certain);
            let values =
                document.mentions.iter().filter(|Mention { target, .. }| matches!(target, Target::Value));
            links.values.extend(values.map(|mention| mention.via));
        }
        links
    }

    fn add(&mut self, caller: &str, calls: &str, is_certain: bool) {
        for handler in calls.split(' ').filter_map(handler_of) {
            let named = inventory::iter::<WebhookOfProgram>();
            let named: Vec<_> = named.filter(|webhook| is_call_of(handler, (webhook.path)())).collect();
            let (nearest, is_sure) = nearest(handler, caller, &named, |webhook| (webhook.path)());
            let linked = if is_certain && is_sure { &mut self.certain } else { &mut self.possible };
            linked.extend(nearest.iter().map(|webhook| webhook.webhook.place()));
        }
    }

    /// Whether one of them may be to this handler.
    pub(super) fn lead_to(&self, handler: &Descriptor) -> bool {
        let takes = |via: &Via| {
            let mut delivered = delivery::of(handler.payload).peekable();
            delivered.peek().is_none() || delivered.any(|delivers| Some(delivers) == via.delivers())
        };
        self.certain.contains(&handler.place())
            || self.possible.contains(&handler.place())
            || self.values.iter().any(takes)
    }
}

/// The handler to which a call makes a link: `ivr::menu` in `ivr::menu::at`.
fn handler_of(call: &str) -> Option<&str> {
    ["::at", "::with", "::overrides", "::link"].iter().find_map(|function| call.strip_suffix(function))
}

/// The name of the handler to which a call makes a link: `menu` in `ivr::menu::at`.
pub(crate) fn linked(call: &str) -> Option<&str> {
    handler_of(call)?.rsplit("::").next()
}
