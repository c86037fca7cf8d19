//! Proxies that are trusted to say what the public URL is.

use std::borrow::Cow;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use axum::extract::ConnectInfo;
use http::request::Parts;
use http::{HeaderMap, HeaderName};

use super::config::Origin;

pub(super) const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
pub(super) const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// The peers whose `X-Forwarded-Proto` and `X-Forwarded-Host` are believed. By default there are none.
#[derive(Default)]
pub(crate) struct TrustedProxies {
    networks: Vec<Network>,
}

impl TrustedProxies {
    pub(crate) fn new(networks: Vec<Network>) -> Self {
        Self { networks }
    }

    /// The origin that a trusted peer names, or the configured one.
    pub(super) fn origin<'a>(&self, parts: &Parts, configured: &'a Origin) -> Cow<'a, Origin> {
        let named = self.host(parts).and_then(|host| configured.with_address(host));
        self.scheme(parts, named.map_or(Cow::Borrowed(configured), Cow::Owned))
    }

    /// The host, with its port, that a trusted peer names.
    pub(super) fn host<'p>(&self, parts: &'p Parts) -> Option<&'p str> {
        self.says(parts, &FORWARDED_HOST)
    }

    /// An origin with the scheme that a trusted peer names.
    pub(super) fn scheme<'a>(&self, parts: &Parts, origin: Cow<'a, Origin>) -> Cow<'a, Origin> {
        match self.says(parts, &FORWARDED_PROTO) {
            Some(proto) if proto.eq_ignore_ascii_case("https") => Cow::Owned(origin.with_scheme(true)),
            Some(proto) if proto.eq_ignore_ascii_case("http") => Cow::Owned(origin.with_scheme(false)),
            _ => origin,
        }
    }

    /// The value of a header, if the peer is trusted with it.
    fn says<'p>(&self, parts: &'p Parts, header: &HeaderName) -> Option<&'p str> {
        let is_trusted = !self.networks.is_empty() && peer(parts).is_some_and(|peer| self.trusts(peer));
        if is_trusted { sole_value(&parts.headers, header) } else { None }
    }

    /// Whether proxies are configured but the server does not say who the peer is.
    pub(super) fn lack_peer(&self, parts: &Parts) -> bool {
        !self.networks.is_empty() && peer(parts).is_none()
    }

    fn trusts(&self, peer: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(peer))
    }
}

fn peer(parts: &Parts) -> Option<IpAddr> {
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip())
}

/// The value of a header that is there once and is not a list. Of several values, some may come from beyond the
/// peer.
pub(super) fn sole_value<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok().map(str::trim).filter(|value| !value.contains(',')),
        _ => None,
    }
}

/// An address, or all that share its first bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Network {
    /// The address as 128 bits; IPv4 is mapped into IPv6 (`::ffff:10.0.0.7`), as dual-stack sockets
    /// report it.
    bits: u128,
    mask: u128,
}

impl Network {
    fn contains(self, address: IpAddr) -> bool {
        (bits(address) ^ self.bits) & self.mask == 0
    }
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

/// Not an address or a network.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotANetwork;

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse::<u32>().map_err(|_| NotANetwork)?)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| NotANetwork)?;
        let width: u32 = if address.is_ipv4() { 32 } else { 128 };
        let free_bits =
            width.checked_sub(prefix.unwrap_or(width)).filter(|_| prefix != Some(0)).ok_or(NotANetwork)?;
        Ok(Self { bits: bits(address), mask: u128::MAX << free_bits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::PublicUrl;

    fn origin(peer: Option<&str>, headers: &[(&'static str, &'static str)]) -> String {
        let proxies = TrustedProxies::new(vec!["10.0.0.0/8".parse().unwrap(), "fd00::1".parse().unwrap()]);
        let mut request = http::Request::get("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut parts = request.body(()).unwrap().into_parts().0;
        if let Some(peer) = peer {
            parts.extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        }
        let configured: PublicUrl = "https://example.com".parse().unwrap();
        proxies.origin(&parts, configured.origin()).to_string()
    }

    const FORWARDED: [(&str, &str); 2] =
        [("x-forwarded-host", "other.example:8443"), ("x-forwarded-proto", "http")];

    #[test]
    fn trusted_peers_name_the_origin() {
        for peer in ["10.1.2.3", "::ffff:10.1.2.3", "fd00::1"] {
            assert_eq!(origin(Some(peer), &FORWARDED), "http://other.example:8443", "{peer}");
        }
        assert_eq!(origin(Some("10.1.2.3"), &FORWARDED[1..]), "http://example.com");
        assert_eq!(origin(Some("10.1.2.3"), &[]), "https://example.com");
    }

    #[test]
    fn others_are_not() {
        for peer in [Some("11.0.0.1"), Some("fd00::2"), Some("::10.1.2.3"), None] {
            assert_eq!(origin(peer, &FORWARDED), "https://example.com", "{peer:?}");
        }
    }

    #[test]
    fn what_is_ambiguous_or_no_host_does_not_count() {
        let peer = Some("10.1.2.3");
        let host = "x-forwarded-host";
        assert_eq!(origin(peer, &[(host, "a.example, b.example")]), "https://example.com");
        assert_eq!(origin(peer, &[(host, "a.example"), (host, "b.example")]), "https://example.com");
        assert_eq!(origin(peer, &[(host, "a.example/path")]), "https://example.com");
        assert_eq!(origin(peer, &[(host, "user@a.example")]), "https://example.com");
        assert_eq!(origin(peer, &[("x-forwarded-proto", "wss")]), "https://example.com");
    }

    #[test]
    fn networks_are_read_strictly() {
        for text in ["", "example.com", "10.0.0.0/33", "10.0.0.0/0", "fd00::/129", "10.0.0/8", "10.0.0.0/"] {
            assert_eq!(text.parse::<Network>(), Err(NotANetwork), "{text}");
        }
        let network: Network = "fd00::/8".parse().unwrap();
        assert!(network.contains("fdff::1".parse().unwrap()));
        assert!(!network.contains("fe00::1".parse().unwrap()));
    }
}
