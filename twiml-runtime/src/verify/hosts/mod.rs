//! The public hosts of an application, and which of them a request came to.
//!
//! The request names its host in a header, which anyone can write. That only picks the address and the keys that the signature
//! is checked with: it is a signature of that address, by an account of that host, or the request is refused.

mod addresses;
mod authority;
mod history;
mod served;

use std::borrow::Cow;
use std::collections::HashMap;

use http::header::HOST;
use http::request::Parts;

use super::config::{ConfigError, Origin, Problem, PublicUrl};
use super::proxies::{TrustedProxies, sole_value};
use super::target::received_uri;

pub(super) use addresses::Addresses;
pub(super) use served::Served;

/// Which host: its place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HostId(usize);

/// All hosts of a verifier.
pub(super) struct Hosts {
    /// The first, which is the only one in most applications, and the only one whose address changes.
    main: Served,
    others: Vec<Served>,
    /// The others by host and port.
    by_address: HashMap<String, HostId>,
    /// The others by host alone, for a proxy that drops the port or adds one. None if several have it.
    by_name: HashMap<String, Option<HostId>>,
    /// Whether tokens are looked up for any of them.
    look_up: bool,
}

impl HostId {
    pub(crate) const MAIN: Self = Self(0);
}

impl Hosts {
    pub(super) fn new(main: Served, others: Vec<Served>) -> Result<Self, ConfigError> {
        let look_up = std::iter::once(&main).chain(&others).any(|host| host.keys.looks_up());
        let (no_addresses, no_names) = (HashMap::default(), HashMap::default());
        let mut hosts = Self { main, others, by_address: no_addresses, by_name: no_names, look_up };
        let mut by_address = HashMap::new();
        let mut by_name = HashMap::new();
        for (id, served) in hosts.iter().skip(1) {
            let url = served.public_url();
            let address = authority::address_of(url);
            let name = authority::name(&address).to_owned();
            by_name.entry(name).and_modify(|found| *found = None).or_insert(Some(id));
            if by_address.insert(address, id).is_some() {
                return Err(repeated(url));
            }
        }
        (hosts.by_address, hosts.by_name) = (by_address, by_name);
        hosts.check_main(hosts.main.public_url())?;
        Ok(hosts)
    }

    /// Gives the main host another address. Says whether it is another.
    pub(super) fn move_main(&self, url: &PublicUrl) -> Result<bool, ConfigError> {
        self.check_main(url)?;
        Ok(self.main.move_to(url))
    }

    /// Refuses an address of the main host that is that of another one.
    fn check_main(&self, url: &PublicUrl) -> Result<(), ConfigError> {
        match self.by_address.get(&authority::address_of(url)) {
            Some(other) => Err(repeated(self.get(*other).public_url())),
            None => Ok(()),
        }
    }

    pub(super) fn main(&self) -> &Served {
        &self.main
    }

    /// Whether tokens are looked up for any of them.
    pub(super) fn look_up(&self) -> bool {
        self.look_up
    }

    pub(super) fn get(&self, HostId(at): HostId) -> &Served {
        at.checked_sub(1).and_then(|at| self.others.get(at)).unwrap_or(&self.main)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (HostId, &Served)> {
        std::iter::once(&self.main).chain(&self.others).enumerate().map(|(at, served)| (HostId(at), served))
    }

    /// The host that a request came to. Where there is one alone, it is that, whatever the request says.
    pub(super) fn of(&self, parts: &Parts, proxies: &TrustedProxies) -> Option<HostId> {
        if self.others.is_empty() {
            return Some(HostId::MAIN);
        }
        let named = proxies
            .host(parts)
            .or_else(|| sole_value(&parts.headers, &HOST))
            // HTTP/2 has no such header.
            .or_else(|| received_uri(parts).authority().map(http::uri::Authority::as_str))?;
        self.find(named)
    }

    /// The host of a whole URL.
    pub(super) fn of_url(&self, url: &str) -> Option<HostId> {
        let (_, rest) = url.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        self.find(authority.rsplit('@').next().unwrap_or_default())
    }

    /// Scheme, host and port by which Twilio called this address, as far as a trusted proxy knows better.
    pub(super) fn origin<'a>(
        &self,
        public_url: &'a PublicUrl,
        parts: &Parts,
        proxies: &TrustedProxies,
    ) -> Cow<'a, Origin> {
        let configured = public_url.origin();
        if self.others.is_empty() {
            proxies.origin(parts, configured)
        } else {
            // The host that the proxy names has picked this one.
            proxies.scheme(parts, Cow::Borrowed(configured))
        }
    }

    fn find(&self, named: &str) -> Option<HostId> {
        let address = authority::address(named);
        if let Some(id) = self.by_address.get(&address) {
            return Some(*id);
        }
        let main = self.main.addresses();
        if main.authorities().any(|authority| authority == address) {
            return Some(HostId::MAIN);
        }
        let name = authority::name(&address);
        let is_main = main.authorities().any(|authority| authority::name(authority) == name);
        match self.by_name.get(name) {
            None => is_main.then_some(HostId::MAIN),
            Some(other) => other.filter(|_| !is_main),
        }
    }
}

fn repeated(url: &PublicUrl) -> ConfigError {
    Problem::HostRepeated(url.origin().host().to_owned()).into()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::verify::credentials::Credentials;

    fn served(url: &str) -> Served {
        let keys = Credentials::default().into_ring(Some(&"token".into()), &Arc::default()).unwrap();
        Served::new(url.parse().unwrap(), Arc::new(keys))
    }

    fn hosts(urls: &[&str]) -> Result<Hosts, ConfigError> {
        Hosts::new(served(urls[0]), urls[1..].iter().map(|url| served(url)).collect())
    }

    fn found(hosts: &Hosts, named: &str) -> Option<usize> {
        hosts.find(named).map(|HostId(at)| at)
    }

    #[test]
    fn hosts_are_found_by_their_address_in_every_spelling() {
        let urls =
            ["https://a.example", "https://B.example:8443", "http://[::1]:3000", "https://c.example:1"];
        let hosts = hosts(&urls).unwrap();
        for (named, expected) in [
            ("a.example", Some(0)),
            ("A.EXAMPLE:443", Some(0)),
            ("a.example:80", Some(0)),
            ("a.example:3000", Some(0)),
            ("b.example:8443", Some(1)),
            ("b.example", Some(1)),
            ("[::1]:3000", Some(2)),
            ("[::1]", Some(2)),
            ("c.example", Some(3)),
            ("d.example", None),
            ("a.example.", None),
            ("xa.example", None),
            ("", None),
        ] {
            assert_eq!(found(&hosts, named), expected, "{named}");
        }
        assert_eq!(
            hosts.of_url("https://u:p@b.example:8443/x?y=https://a.example").map(|HostId(at)| at),
            Some(1)
        );
        assert_eq!(hosts.of_url("b.example"), None);
    }

    #[test]
    fn a_name_with_several_ports_needs_its_port() {
        let hosts = hosts(&["https://a.example:1", "https://a.example:2"]).unwrap();
        assert_eq!(found(&hosts, "a.example:2"), Some(1));
        assert_eq!(found(&hosts, "a.example"), None);
        assert_eq!(found(&hosts, "a.example:3"), None);
    }

    #[test]
    fn one_host_twice_is_refused() {
        for urls in [
            ["https://a.example", "https://A.example/base"],
            ["https://a.example", "http://a.example"],
            ["https://a.example:443", "https://a.example"],
        ] {
            let error = hosts(&urls).err().unwrap().to_string();
            assert!(error.to_lowercase().contains("a.example"), "{error}");
        }
    }

    #[test]
    fn the_main_host_is_found_by_its_earlier_addresses_too() {
        let hosts = hosts(&["https://a.example", "https://b.example", "https://c.example:1"]).unwrap();
        assert!(hosts.move_main(&"https://c.example:2".parse().unwrap()).unwrap());
        assert!(!hosts.move_main(&"https://c.example:2".parse().unwrap()).unwrap());
        for (named, expected) in [
            ("c.example:2", Some(0)),
            ("a.example", Some(0)),
            ("A.example:3000", Some(0)),
            ("b.example", Some(1)),
            ("c.example:1", Some(2)),
            // Two have the name.
            ("c.example", None),
        ] {
            assert_eq!(found(&hosts, named), expected, "{named}");
        }
    }

    #[test]
    fn the_main_host_does_not_move_to_another_one() {
        let hosts = hosts(&["https://a.example", "https://b.example"]).unwrap();
        let error = hosts.move_main(&"https://B.example/base".parse().unwrap()).unwrap_err();
        assert!(error.to_string().contains("b.example"), "{error}");
        assert_eq!(hosts.main().public_url().as_str(), "https://a.example");
    }
}
