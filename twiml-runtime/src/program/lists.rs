//! All lists of webhooks in a program, and what is at an address in them.

use std::collections::{HashMap, HashSet};
use std::panic::Location;

use super::dead::AddressFault;
use super::note::crate_of;
use crate::payload::delivery;
use crate::verify::PublicUrl;
use crate::webhook::{AddressAsText, Descriptor, Listed, Mounts, Via, ends_in};

/// All `webhooks!` of a program.
pub(super) struct Lists {
    mounted: Vec<&'static Listed>,
    /// The module of the first list that mounts the handler.
    modules: HashMap<Place, &'static str>,
    /// What lists with a name have, be they mounted or not.
    named: HashSet<Place>,
    /// The crates that mount something.
    crates: HashSet<&'static str>,
}

type Place = (&'static Location<'static>, &'static str);

impl Lists {
    pub(super) fn of_program() -> Self {
        let named = Mounts::of_program(true).flat_map(Mounts::webhooks).map(Descriptor::place).collect();
        let mut lists = Self { mounted: Vec::new(), modules: HashMap::new(), named, crates: HashSet::new() };
        let mut mounting: Vec<_> = Mounts::of_program(false).collect();
        mounting.sort_by_key(|mounts| mounts.module);
        for mounts in mounting {
            lists.crates.insert(crate_of(mounts.module));
            lists.mounted.extend(mounts.webhooks);
            for webhook in mounts.webhooks() {
                lists.modules.entry(webhook.place()).or_insert(mounts.module);
            }
        }
        lists
    }

    /// The module of a list that mounts a handler.
    pub(super) fn module_of(&self, handler: &Descriptor) -> Option<&'static str> {
        self.modules.get(&handler.place()).copied()
    }

    /// Whether a list with a name has a handler, which is no mistake where the program does not take in that list.
    pub(super) fn have_in_a_named_one(&self, handler: &Descriptor) -> bool {
        self.named.contains(&handler.place())
    }

    /// Whether the crate of a path mounts webhooks.
    pub(super) fn are_in_crate_of(&self, path: &str) -> bool {
        self.crates.contains(crate_of(path))
    }

    /// What is wrong with an address that is written as text, if it is one of the application's own.
    pub(super) fn fault_of(
        &self,
        address: &AddressAsText,
        via: Via,
        own: &[PublicUrl],
    ) -> Option<AddressFault> {
        let AddressAsText { text, method } = *address;
        let is_path = address.path().is_some();
        let path = if is_path { text } else { own.iter().find_map(|url| path_at(text, url))? };
        let lacks_base = |webhook: &Descriptor| {
            is_path && !own.iter().any(|url| url.base_path().is_empty()) && ends_at_beginning(path, webhook)
        };
        let fault = |&Listed { webhook, takes_arguments, .. }: &Listed| {
            let suits = via.delivers().is_none_or(|callback| delivery::suits(webhook.payload, callback));
            if !suits {
                Some(AddressFault::AnotherPayload(webhook))
            } else if method.is_some_and(|method| !method.eq_ignore_ascii_case(webhook.method.as_str())) {
                Some(AddressFault::AnotherMethod(webhook))
            } else if takes_arguments && !webhook.path.contains('{') && !path.contains('?') {
                Some(AddressFault::NoQuery(webhook))
            } else if lacks_base(&webhook) {
                Some(AddressFault::NoBasePath(webhook))
            } else {
                None
            }
        };
        let there = self.mounted.iter().filter(|listed| leads_to(path, &listed.webhook));
        let mut faults = there.map(|listed| fault(listed)).peekable();
        let first = faults.peek().copied().unwrap_or(Some(AddressFault::NotFound));
        if faults.any(|fault| fault.is_none()) { None } else { first }
    }
}

/// The path of a whole URL, if it is at the host of this one.
fn path_at<'u>(url: &'u str, own: &PublicUrl) -> Option<&'u str> {
    url.strip_prefix(own.without_path()).filter(|path| path.starts_with('/'))
}

/// Whether a path in a document is that of a webhook, whatever base path or router is before it.
pub(crate) fn leads_to(path: &str, webhook: &Descriptor) -> bool {
    ends_in(without_query(path), webhook.path)
}

/// Whether it is that of a webhook, and nothing is before it.
fn ends_at_beginning(path: &str, webhook: &Descriptor) -> bool {
    without_query(path).split('/').count() == webhook.path.split('/').count()
}

fn without_query(path: &str) -> &str {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    path.get(..end).unwrap_or(path)
}
