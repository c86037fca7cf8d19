//! What `webhooks!` checks while the program is compiled.

#![expect(clippy::panic, reason = "a panic while the program is compiled is an error of the compiler")]

use super::handler::{Descriptor, Webhook};
use crate::flow::{Reference, Via};

/// Fails to compile where the webhook at a position is listed before it, or has the path of one that is.
///
/// # Panics
///
/// At compile time, with a message that names both.
pub const fn assert_distinct(mounted: &[Descriptor], position: usize) {
    let this = mounted[position];
    let mut i = 0;
    while i < position {
        if same_path(this.path, mounted[i].path) {
            if same_handler(&this, &mounted[i]) {
                let message =
                    Message::new().with("`").with(this.name).with("` is listed twice; remove one of them");
                panic!("{}", message.as_str());
            }
            let message = Message::new()
                .with("`")
                .with(mounted[i].name)
                .with("` and `")
                .with(this.name)
                .with("` are both mounted at `")
                .with(mounted[i].path);
            let message = if equal(this.path.as_bytes(), mounted[i].path.as_bytes()) {
                message
            } else {
                message.with("`, which is the same as `").with(this.path)
            };
            let message = message.with("`; give one of them another path");
            panic!("{}", message.as_str());
        }
        i += 1;
    }
}

/// Fails to compile where `W` names a handler that is not among the mounted.
///
/// # Panics
///
/// At compile time, with a message that names both.
pub const fn assert_mounted<W: Webhook>(mounted: &[Descriptor]) {
    let mut i = 0;
    while i < W::REFERENCES.len() {
        let Reference { handler: wanted, via } = W::REFERENCES[i];
        let mut found = false;
        let mut j = 0;
        while j < mounted.len() {
            found |= same_handler(&wanted, &mounted[j]);
            j += 1;
        }
        if !found {
            let message = Message::new()
                .with("`")
                .with(W::NAME)
                .with("` names the handler `")
                .with(wanted.name)
                .with("` ")
                .with_place(via)
                .with(", but `")
                .with(wanted.name)
                .with("` is not mounted here, so Twilio's request to `")
                .with(wanted.path)
                .with("` would find nothing; add `")
                .with(wanted.name)
                .with("` to `webhooks![…]`");
            panic!("{}", message.as_str());
        }
        i += 1;
    }
}

/// Whether two paths can match the same request: the names of their parameters do not matter.
const fn same_path(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b'{' && b[j] == b'{' {
            while i < a.len() && a[i] != b'}' {
                i += 1;
            }
            while j < b.len() && b[j] != b'}' {
                j += 1;
            }
        } else if a[i] != b[j] {
            return false;
        } else {
            i += 1;
            j += 1;
        }
    }
    i == a.len() && j == b.len()
}

const fn same_handler(a: &Descriptor, b: &Descriptor) -> bool {
    equal(a.path.as_bytes(), b.path.as_bytes()) && equal(a.location.as_bytes(), b.location.as_bytes())
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
    use super::same_path;

    #[test]
    fn names_of_path_parameters_do_not_tell_paths_apart() {
        assert!(same_path("/orders/{id}/menu", "/orders/{order}/menu"));
        assert!(same_path("/a", "/a"));
        assert!(!same_path("/orders/{id}", "/orders/{id}/menu"));
        assert!(!same_path("/orders/{id}", "/orders/new"));
        assert!(!same_path("/a", "/a/"));
    }
}
