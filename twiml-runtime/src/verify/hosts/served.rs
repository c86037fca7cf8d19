//! One public host.

use std::sync::Arc;

use super::addresses::Addresses;
use super::history::History;
use crate::verify::config::PublicUrl;
use crate::verify::ring::KeyRing;

/// A public host: its addresses, and the keys of its accounts.
pub(in crate::verify) struct Served {
    addresses: History<Addresses>,
    pub(in crate::verify) keys: Arc<KeyRing>,
}

impl Served {
    pub(in crate::verify) fn new(public_url: PublicUrl, keys: Arc<KeyRing>) -> Self {
        Self { addresses: History::new(Addresses::new(public_url)), keys }
    }

    /// Its addresses at this moment. A request is checked with those of one moment.
    pub(in crate::verify) fn addresses(&self) -> &Addresses {
        self.addresses.newest()
    }

    pub(in crate::verify) fn public_url(&self) -> &Arc<PublicUrl> {
        self.addresses().current()
    }

    /// Every URL that it has had, the newest first. One that came back is there again.
    pub(in crate::verify) fn public_urls_of_all_times(&self) -> impl Iterator<Item = &Arc<PublicUrl>> {
        self.addresses.newest_first().map(Addresses::current)
    }

    /// Gives it another URL. Says whether it is another.
    pub(super) fn move_to(&self, url: &PublicUrl) -> bool {
        self.addresses.advance(|addresses| addresses.moved_to(url))
    }
}
