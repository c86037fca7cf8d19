//! What `webhooks!` checks while the program is compiled.

#![expect(clippy::panic, reason = "a panic while the program is compiled is an error of the compiler")]

use super::handler::{Descriptor, Webhook};
use crate::flow::Via;

/// The webhooks of one `webhooks!`, to be found by their paths.
///
/// The compiler runs this slowly, and does so after every edit, so no webhook is compared with every other: this is a hash
/// table with `SLOTS` slots, at least twice as many as there are webhooks.
#[derive(Debug)]
pub struct Mounting<const SLOTS: usize> {
    webhooks: &'static [Descriptor],
    /// Positions among the webhooks, plus one; zero where the slot is free.
    slots: [usize; SLOTS],
}

/// How many slots it takes to find that many webhooks.
pub const fn slots(webhooks: usize) -> usize {
    (2 * webhooks).next_power_of_two()
}

impl<const SLOTS: usize> Mounting<SLOTS> {
    /// Of webhooks at the same path, the first is found.
    pub const fn new(webhooks: &'static [Descriptor]) -> Self {
        let mut mounting = Self { webhooks, slots: [0; SLOTS] };
        let mut at = 0;
        while at < webhooks.len() {
            let slot = mounting.slot(webhooks[at].path_hash);
            if mounting.slots[slot] == 0 {
                mounting.slots[slot] = at + 1;
            }
            at += 1;
        }
        mounting
    }

    /// Where a webhook whose path has this hash stands, or would stand.
    #[expect(clippy::cast_possible_truncation, reason = "a part of it will do")]
    const fn slot(&self, path_hash: u64) -> usize {
        let mut slot = path_hash as usize % SLOTS;
        loop {
            let position = self.slots[slot];
            if position == 0 || self.webhooks[position - 1].path_hash == path_hash {
                return slot;
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Looks for a webhook without the table.
    const fn contains(&self, webhook: &Descriptor) -> bool {
        let mut at = 0;
        while at < self.webhooks.len() {
            if same_handler(webhook, &self.webhooks[at]) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Fails to compile where `W`, which stands at `position`, is listed before, or has the path of a webhook that is, or names
    /// a handler that is not mounted.
    ///
    /// # Panics
    ///
    /// At compile time, with a message that names both.
    pub const fn check<W: Webhook>(&self, position: usize) {
        let this = &self.webhooks[position];
        let first = self.slots[self.slot(this.path_hash)] - 1;
        if first != position {
            refuse_same_path(&self.webhooks[first], this);
        }
        let references = W::REFERENCES;
        let mut i = 0;
        while i < references.len() {
            let wanted = &references[i].handler;
            let found = self.slots[self.slot(wanted.path_hash)];
            let is_mounted = found != 0
                // Behind one that has the same path, which is reported by itself.
                && (same_handler(wanted, &self.webhooks[found - 1]) || self.contains(wanted));
            if !is_mounted {
                refuse_not_mounted(this, wanted, references[i].via);
            }
            i += 1;
        }
    }
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
        .with("` to `webhooks![…]`");
    panic!("{}", message.as_str());
}

/// A number that stands for a path (FNV-1a). The names of its parameters do not matter, because two paths that differ in them
/// alone match the same requests.
pub(super) const fn path_hash(path: &str) -> u64 {
    let path = path.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut i = 0;
    while i < path.len() {
        hash = (hash ^ path[i] as u64).wrapping_mul(0x0100_0000_01b3);
        if path[i] == b'{' {
            while i < path.len() && path[i] != b'}' {
                i += 1;
            }
        }
        i += 1;
    }
    hash
}

/// Whether both are the same function: it has one path, and one place in its file.
const fn same_handler(a: &Descriptor, b: &Descriptor) -> bool {
    a.path_hash == b.path_hash
        && a.location.line() == b.location.line()
        && a.location.column() == b.location.column()
        // Those that one macro makes stand in one place.
        && equal(a.name.as_bytes(), b.name.as_bytes())
        && equal(a.location.file().as_bytes(), b.location.file().as_bytes())
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    // From the end, where paths differ: they tend to begin alike.
    let mut i = a.len();
    while i > 0 {
        i -= 1;
        if a[i] != b[i] {
            return false;
        }
    }
    true
}

/// Text put together at compile time; what does not fit is cut off.
pub(super) struct Message {
    bytes: [u8; 1024],
    length: usize,
}

impl Message {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; 1024], length: 0 }
    }

    pub(super) const fn with(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut i = 0;
        while i < text.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = text[i];
            self.length += 1;
            i += 1;
        }
        self
    }

    const fn number(self, number: u32) -> Self {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let message = if number < 10 { self } else { self.number(number / 10) };
        message.with(DIGITS[(number % 10) as usize])
    }

    /// A handler, and where it stands.
    const fn handler(self, handler: &Descriptor) -> Self {
        let location = handler.location;
        self.with("`")
            .with(handler.name)
            .with("` (")
            .with(location.file())
            .with(":")
            .number(location.line())
            .with(")")
    }

    /// Where a handler is named.
    const fn with_place(self, via: Via) -> Self {
        match via {
            Via::Attribute { element, attribute } => {
                self.with("in `<").with(element).with(" ").with(attribute).with("=…>`")
            }
            Via::Text { element } => self.with("in `<").with(element).with(">`"),
            Via::Fallback => self.with("as its fallback"),
        }
    }

    pub(super) const fn as_str(&self) -> &str {
        match str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "two webhooks do not fit together, and their names are too long to say so",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::path_hash;

    #[test]
    fn names_of_path_parameters_do_not_tell_paths_apart() {
        assert_eq!(path_hash("/orders/{id}/menu"), path_hash("/orders/{order}/menu"));
        for (a, b) in [
            ("/orders/{id}", "/orders/{id}/menu"),
            ("/orders/{id}", "/orders/new"),
            ("/orders/{id}", "/orders/id"),
            ("/orders/{id}/menu", "/orders/{id}/item"),
            ("/a", "/a/"),
        ] {
            assert_ne!(path_hash(a), path_hash(b), "{a} {b}");
        }
    }
}
