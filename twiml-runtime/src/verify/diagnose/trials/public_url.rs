//! Another public URL.

use std::sync::Arc;

use http::HeaderName;
use http::header::HOST;

use super::hint::{Hint, SET};
use crate::verify::candidates::Signable;
use crate::verify::config::{Origin, PublicUrl};
use crate::verify::prepare::Prepared;
use crate::verify::proxies::{FORWARDED_HOST, sole_value};
use crate::verify::target::received_uri;

const ORIGINAL_HOST: HeaderName = HeaderName::from_static("x-original-host");

/// How many earlier URLs are tried.
const MOST_EARLIER: usize = 8;

/// Earlier ones, the other scheme, and the hosts that the request itself names.
pub(super) fn try_others(case: &Prepared<'_>) -> Option<Hint> {
    try_earlier(case).or_else(|| try_origins(case))
}

/// Those that it had so long ago that they no longer count.
fn try_earlier(case: &Prepared<'_>) -> Option<Hint> {
    let addresses = case.addresses;
    let counts = |url: &Arc<PublicUrl>| {
        addresses.current() == url || addresses.earlier().any(|earlier| earlier == url)
    };
    let mut forgotten = case.host.public_urls_of_all_times().filter(|url| !counts(url)).take(MOST_EARLIER);
    let earlier = forgotten.find(|url| case.is_signed_for(url))?;
    Some(
        format!(
            "it matches {earlier}, an address that the application had before: set the webhook's URL in Twilio's console to one at {}",
            case.public_url()
        )
        .into(),
    )
}

fn try_origins(case: &Prepared<'_>) -> Option<Hint> {
    if case.settings.proxies.lack_peer(case.parts) {
        return Some(NO_PEER.into());
    }
    let other_scheme = case.origin.with_scheme(!case.origin.is_secure());
    if matches(case, &other_scheme, case.base_path()) {
        let why = if other_scheme.is_secure() {
            "TLS ends in front of the application"
        } else {
            "Twilio uses no TLS"
        };
        return Some(advise(&other_scheme, case.base_path(), why));
    }
    origins(case)
        .filter(|origin| *origin != *case.origin)
        .flat_map(|origin| [(origin.clone(), case.base_path()), (origin, "")])
        .find(|(origin, base_path)| matches(case, origin, base_path))
        .map(|(origin, base_path)| advise(&origin, base_path, "Twilio calls it by this name"))
}

const NO_PEER: &str = "trusted proxies are set, but the server does not say who the peer is: serve \
    app.into_make_service_with_connect_info::<SocketAddr>(), or use twiml_runtime::serve";

fn matches(case: &Prepared<'_>, origin: &Origin, base_path: &str) -> bool {
    case.is_signature_of(&Signable { origin, base_path, ..case.signable() })
}

fn advise(origin: &Origin, base_path: &str, why: &str) -> Hint {
    format!("it matches {origin}{base_path}: {why}; {SET} {origin}{base_path}").into()
}

/// The hosts that the request names, and the configured one in other spellings, each with and without TLS.
fn origins(case: &Prepared<'_>) -> impl Iterator<Item = Origin> {
    let configured = &case.origin;
    addresses(case).into_iter().flat_map(move |address| {
        [true, false]
            .into_iter()
            .filter_map(move |secure| configured.with_scheme(secure).with_address(&address))
    })
}

/// Hosts with their ports: what the request says, and the configured one in lowercase and without its
/// port.
fn addresses(case: &Prepared<'_>) -> Vec<String> {
    let headers = &case.parts.headers;
    let mut addresses: Vec<String> = [HOST, FORWARDED_HOST, ORIGINAL_HOST]
        .iter()
        .filter_map(|name| sole_value(headers, name))
        .chain(received_uri(case.parts).authority().map(http::uri::Authority::as_str))
        .map(str::to_owned)
        .collect();
    let ([port, _], host) = (case.origin.ports(), case.origin.host());
    addresses.push(format!("{}{port}", host.to_ascii_lowercase()));
    addresses.push(match host.strip_prefix("www.") {
        Some(bare) => format!("{bare}{port}"),
        None => format!("www.{host}{port}"),
    });
    addresses
}
