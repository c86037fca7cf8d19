//! The public URL of a host, and those that it had before.

use std::sync::Arc;

use super::authority;
use crate::verify::config::PublicUrl;

/// How many earlier URLs of a host still count. A call goes on at the URL that it began with, and hardly any outlives this
/// many; each is worth some more HMACs of a forged request.
const MOST_EARLIER: usize = 3;

/// Where Twilio reaches a host now, and where it did before.
pub(in crate::verify) struct Addresses {
    current: Address,
    /// The newest first.
    earlier: Vec<Address>,
}

/// A public URL.
#[derive(Clone)]
struct Address {
    url: Arc<PublicUrl>,
    /// Its host and port, as they are compared.
    authority: Arc<str>,
}

impl Addresses {
    pub(super) fn new(url: PublicUrl) -> Self {
        Self { current: Address::new(url), earlier: Vec::new() }
    }

    pub(in crate::verify) fn current(&self) -> &Arc<PublicUrl> {
        &self.current.url
    }

    /// Those before the current one that still count, the newest first.
    pub(in crate::verify) fn earlier(&self) -> impl Iterator<Item = &Arc<PublicUrl>> {
        self.earlier.iter().map(|address| &address.url)
    }

    /// The host and the port of each, as they are compared.
    pub(super) fn authorities(&self) -> impl Iterator<Item = &str> {
        self.all().map(|address| &*address.authority)
    }

    /// These after a move to another URL, if it is another.
    pub(super) fn moved_to(&self, url: &PublicUrl) -> Option<Self> {
        if *self.current.url == *url {
            return None;
        }
        let (mut known, others): (Vec<_>, Vec<_>) =
            self.all().cloned().partition(|address| *address.url == *url);
        let current = known.pop().unwrap_or_else(|| Address::new(url.clone()));
        Some(Self { current, earlier: others.into_iter().take(MOST_EARLIER).collect() })
    }

    fn all(&self) -> impl Iterator<Item = &Address> {
        std::iter::once(&self.current).chain(&self.earlier)
    }
}

impl Address {
    fn new(url: PublicUrl) -> Self {
        Self { authority: authority::address_of(&url).into(), url: Arc::new(url) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(moves: &[&str]) -> Vec<String> {
        let mut addresses = Addresses::new("https://0.example".parse().unwrap());
        for url in moves {
            addresses = addresses.moved_to(&url.parse().unwrap()).unwrap();
        }
        addresses.all().map(|address| address.url.to_string()).collect()
    }

    #[test]
    fn the_newest_earlier_ones_are_kept() {
        assert_eq!(after(&["https://1.example"]), ["https://1.example", "https://0.example"]);
        assert_eq!(
            after(&["https://1.example", "https://2.example", "https://3.example", "https://4.example"]),
            ["https://4.example", "https://3.example", "https://2.example", "https://1.example"]
        );
    }

    #[test]
    fn one_that_comes_back_is_there_once() {
        assert_eq!(
            after(&["https://1.example", "https://2.example", "https://1.example"]),
            ["https://1.example", "https://2.example", "https://0.example"]
        );
    }

    #[test]
    fn the_same_one_is_no_move() {
        let addresses = Addresses::new("https://0.example".parse().unwrap());
        assert!(addresses.moved_to(&"https://0.example/".parse().unwrap()).is_none());
        assert!(addresses.moved_to(&"https://0.example/base".parse().unwrap()).is_some());
    }
}
