//! Another public URL.

use http::HeaderName;
use http::header::HOST;

use super::Case;
use crate::verify::candidates::Signable;
use crate::verify::config::Origin;
use crate::verify::proxies::{FORWARDED_HOST, sole_value};
use crate::verify::target::received_uri;

const ORIGINAL_HOST: HeaderName = HeaderName::from_static("x-original-host");

/// The other scheme, and the hosts that the request itself names.
pub(super) fn try_others(case: &Case<'_>) -> Option<String> {
    if case.verifier.settings().proxies.lack_peer(case.parts) {
        return Some(
            "trusted proxies are set, but the server does not say who the peer is: serve \
             app.into_make_service_with_connect_info::<SocketAddr>()"
                .to_owned(),
        );
    }
    let other_scheme = case.origin.with_scheme(!case.origin.is_secure());
    if matches(case, &other_scheme, case.base_path) {
        let why = if other_scheme.is_secure() {
            "TLS ends in front of the application"
        } else {
            "Twilio calls it without TLS"
        };
        return Some(advise(&other_scheme, case.base_path, why));
    }
    let why = "Twilio calls it by this name";
    for address in addresses(case) {
        for secure in [true, false] {
            let Some(origin) = case.origin.with_scheme(secure).with_address(&address) else {
                continue;
            };
            if origin == *case.origin {
                continue;
            }
            for base_path in [case.base_path, ""] {
                if matches(case, &origin, base_path) {
                    return Some(advise(&origin, base_path, why));
                }
            }
        }
    }
    None
}

fn matches(case: &Case<'_>, origin: &Origin, base_path: &str) -> bool {
    case.matches(&Signable {
        origin,
        base_path,
        ..case.signable()
    })
}

fn advise(origin: &Origin, base_path: &str, why: &str) -> String {
    format!(
        "it matches {origin}{base_path}: {why}; set the public URL (TWILIO_PUBLIC_URL) to {origin}{base_path}"
    )
}

/// Hosts with their ports: what the request says, and the configured one in small letters and without its port.
fn addresses(case: &Case<'_>) -> Vec<String> {
    let headers = &case.parts.headers;
    let mut addresses: Vec<String> = [HOST, FORWARDED_HOST, ORIGINAL_HOST]
        .iter()
        .filter_map(|name| sole_value(headers, name))
        .chain(
            received_uri(case.parts)
                .authority()
                .map(http::uri::Authority::as_str),
        )
        .map(str::to_owned)
        .collect();
    let [port, _] = case.origin.ports();
    addresses.push(format!("{}{port}", case.origin.host().to_ascii_lowercase()));
    addresses
}
