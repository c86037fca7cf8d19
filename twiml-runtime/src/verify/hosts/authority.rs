//! The host and the port of a URL, as all spellings of them are compared.

use crate::verify::config::PublicUrl;

/// A host and its port, in lowercase, and without the port of a scheme.
pub(super) fn address(named: &str) -> String {
    let mut address = named.to_ascii_lowercase();
    for usual in [":80", ":443"] {
        if address.ends_with(usual) {
            address.truncate(address.len() - usual.len());
            break;
        }
    }
    address
}

/// The same of a public URL.
pub(super) fn address_of(url: &PublicUrl) -> String {
    let origin = url.origin();
    address(&format!("{}{}", origin.host(), origin.ports()[0]))
}

/// An address without its port.
pub(super) fn name(address: &str) -> &str {
    match address.rfind(':') {
        Some(at) if !address[at..].contains(']') => &address[..at],
        _ => address,
    }
}
