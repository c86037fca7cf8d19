//! What `webhooks!` checks at compile time.

#![expect(clippy::panic, reason = "a panic at compile time is a compile error")]

use super::list::WebhookList;
use super::message::Message;
use crate::webhook::{Descriptor, EntryRole, Listed, Reference, Via};

/// The webhooks of one `webhooks!`, found by their paths.
///
/// The compiler runs this slowly, and after every edit, so no webhook is compared with every other. It is a hash table
/// with `SLOTS` slots, at least twice as many as there are webhooks.
#[derive(Debug)]
pub struct Mounting<const SLOTS: usize> {
    webhooks: &'static [Listed],
    /// Positions among the webhooks, plus one; zero where the slot is free.
    slots: [usize; SLOTS],
    /// The same of the first entry of each role; zero where there is none.
    entries: [usize; EntryRole::ALL.len()],
}

/// How many slots a table of that many webhooks has.
pub const fn slots(webhooks: usize) -> usize {
    (2 * webhooks).next_power_of_two()
}

impl<const SLOTS: usize> Mounting<SLOTS> {
    /// Of webhooks at the same path, the first is found.
    pub const fn new(webhooks: &'static [Listed]) -> Self {
        let mut mounting = Self { webhooks, slots: [0; SLOTS], entries: [0; EntryRole::ALL.len()] };
        let mut at = 0;
        while at < webhooks.len() {
            let slot = mounting.slot(webhooks[at].webhook.path_hash);
            if mounting.slots[slot] == 0 {
                mounting.slots[slot] = at + 1;
            }
            if let Some(role) = webhooks[at].webhook.entry
                && mounting.entries[role as usize] == 0
            {
                mounting.entries[role as usize] = at + 1;
            }
            at += 1;
        }
        mounting
    }

    /// The slot of a webhook whose path has this hash, or the free slot for it.
    #[expect(clippy::cast_possible_truncation, reason = "a part of the hash is enough")]
    const fn slot(&self, path_hash: u64) -> usize {
        let mut slot = path_hash as usize % SLOTS;
        loop {
            let position = self.slots[slot];
            if position == 0 || self.webhooks[position - 1].webhook.path_hash == path_hash {
                return slot;
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Looks for a webhook without the table.
    const fn contains(&self, webhook: &Descriptor) -> bool {
        let mut at = 0;
        while at < self.webhooks.len() {
            if same_handler(webhook, &self.webhooks[at].webhook) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Does not compile if the webhook at `position` is already listed, has the path of one that is, is an entry for what one is, or names a
    /// handler that is not mounted.
    ///
    /// # Panics
    ///
    /// At compile time, with a message that names both handlers.
    pub const fn check(&self, position: usize) {
        let Listed { webhook: this, references, .. } = &self.webhooks[position];
        let first = self.slots[self.slot(this.path_hash)] - 1;
        if first != position {
            refuse_same_path(&self.webhooks[first].webhook, this);
        }
        if let Some(role) = this.entry {
            let first = self.entries[role as usize] - 1;
            if first != position {
                refuse_second_entry(role, &self.webhooks[first].webhook, this);
            }
        }
        let mut i = 0;
        while i < references.len() {
            let wanted = &references[i].handler;
            let found = self.slots[self.slot(wanted.path_hash)];
            let is_mounted = found != 0
                // It may come after another one with its path, which is reported as well.
                && (same_handler(wanted, &self.webhooks[found - 1].webhook) || self.contains(wanted));
            if !is_mounted {
                refuse_not_mounted(this, wanted, references[i].via);
            }
            i += 1;
        }
    }

    /// The same for each webhook of a list that is taken in, whose first is at `position`.
    ///
    /// # Panics
    ///
    /// As [`check`](Self::check).
    pub const fn check_list<L: WebhookList>(&self, position: usize) {
        let mut at = 0;
        while at < L::WEBHOOKS.len() {
            self.check(position + at);
            at += 1;
        }
    }
}

/// Does not compile if the list has not the handler that a function's document names.
///
/// # Panics
///
/// At compile time, with a message that names the handler and the function.
pub const fn mounted_in<L: WebhookList>(function: &str, reference: &Reference) {
    if !has::<L>(&reference.handler) {
        let names = Message::new().with("`").with(function).with("` names the handler ");
        refuse_not_listed(
            names.handler(&reference.handler).with(" ").with_place(reference.via),
            &reference.handler,
        );
    }
}

/// Does not compile if the list has not the handler to which a function makes a link.
///
/// # Panics
///
/// As [`mounted_in`].
pub const fn linked_in<L: WebhookList>(function: &str, handler: &Descriptor) {
    if !has::<L>(handler) {
        let links = Message::new().with("`").with(function).with("` makes a link to the handler ");
        refuse_not_listed(links.handler(handler), handler);
    }
}

const fn has<L: WebhookList>(handler: &Descriptor) -> bool {
    let mut at = 0;
    while at < L::WEBHOOKS.len() {
        if same_handler(&L::WEBHOOKS[at].webhook, handler) {
            return true;
        }
        at += 1;
    }
    false
}

const fn refuse_not_listed(named: Message, handler: &Descriptor) -> ! {
    let message = named
        .with(", but it is not in the list of `#[mounted_in(…)]`; add `")
        .with(handler.name)
        .with("` to the list");
    panic!("{}", message.as_str());
}

const fn refuse_same_path(first: &Descriptor, this: &Descriptor) -> ! {
    if same_handler(this, first) {
        let message = Message::new().with("`").with(this.name).with("` is listed twice; remove one of them");
        panic!("{}", message.as_str());
    }
    let message = Message::new()
        .handler(first)
        .with(" and ")
        .handler(this)
        .with(" are both mounted at `")
        .with(first.path);
    let message = if equal(this.path.as_bytes(), first.path.as_bytes()) {
        message
    } else {
        message.with("`, which is the same as `").with(this.path)
    };
    let message = message.with("`; give one of them another path");
    panic!("{}", message.as_str());
}

const fn refuse_second_entry(role: EntryRole, first: &Descriptor, this: &Descriptor) -> ! {
    let message = Message::new()
        .handler(first)
        .with(" and ")
        .handler(this)
        .with(" are both the entry for ")
        .with(role.words())
        .with("; remove `entry` from one of them");
    panic!("{}", message.as_str());
}

const fn refuse_not_mounted(this: &Descriptor, wanted: &Descriptor, via: Via) -> ! {
    let message = Message::new()
        .with("`")
        .with(this.name)
        .with("` names the handler ")
        .handler(wanted)
        .with(" ")
        .with_place(via)
        .with(", but it is not mounted here, so Twilio's request to `")
        .with(wanted.path)
        .with("` would find nothing; add `")
        .with(wanted.name)
        .with("` to `webhooks![…]`, or take in the list that has it: `webhooks![…, ..List]`");
    panic!("{}", message.as_str());
}

/// Whether both are the same function: same path, same name, same place in the same file.
const fn same_handler(a: &Descriptor, b: &Descriptor) -> bool {
    a.path_hash == b.path_hash
        && a.location.line() == b.location.line()
        && a.location.column() == b.location.column()
        // All that one macro makes have the same location.
        && equal(a.name.as_bytes(), b.name.as_bytes())
        && equal(a.location.file().as_bytes(), b.location.file().as_bytes())
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    // From the end: paths often begin with the same text.
    let mut i = a.len();
    while i > 0 {
        i -= 1;
        if a[i] != b[i] {
            return false;
        }
    }
    true
}
