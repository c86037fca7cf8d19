//! A webhook as data.

use std::panic::Location;

use super::entry_role::EntryRole;
use crate::value::Method;

/// What is known about a webhook without calling it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Descriptor {
    /// The function's name.
    pub name: &'static str,
    /// Its path, as the attribute gives it.
    pub path: &'static str,
    /// The method it answers to.
    pub method: Method,
    /// The attribute it was made with, such as `sms_webhook`.
    pub attribute: &'static str,
    /// What it receives, such as `IncomingMessage`; empty if its first argument is not a payload.
    pub payload: &'static str,
    /// Where the function is in the source.
    pub location: &'static Location<'static>,
    /// What it is the entry for, if its attribute has the word `entry`.
    pub entry: Option<EntryRole>,
    /// Whether it refuses requests without an `AccountSid`.
    pub(crate) names_account: bool,
    /// See [`path_hash`].
    pub(crate) path_hash: u64,
}

impl Descriptor {
    /// The same, of an entry.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_entry(mut self, role: EntryRole) -> Self {
        self.entry = Some(role);
        self
    }

    /// What tells a handler from all others: all that one macro makes have the same location.
    pub(crate) fn place(&self) -> (&'static Location<'static>, &'static str) {
        (self.location, self.name)
    }

    /// What an array is filled with before the webhooks are put into it.
    pub(crate) const PLACEHOLDER: Self = Self {
        name: "",
        path: "",
        method: Method::Post,
        attribute: "",
        payload: "",
        location: Location::caller(),
        entry: None,
        names_account: false,
        path_hash: 0,
    };
}

/// The hash of a path (FNV-1a). The names of its parameters do not count: two paths that differ only in them match the same
/// requests.
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
