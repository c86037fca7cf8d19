//! Another path.

use http::HeaderName;

use super::hint::{Hint, SET};
use crate::params::Path;
use crate::verify::candidates::Signable;
use crate::verify::prepare::Prepared;
use crate::verify::proxies::sole_value;

const FORWARDED_PREFIX: HeaderName = HeaderName::from_static("x-forwarded-prefix");

/// Headers in which gateways leave the path that they were called by.
const ORIGINAL_PATH: [HeaderName; 4] = [
    HeaderName::from_static("x-original-uri"),
    HeaderName::from_static("x-original-url"),
    HeaderName::from_static("x-envoy-original-path"),
    HeaderName::from_static("x-rewrite-url"),
];

/// Stages and mount points that gateways like to take away.
const USUAL_PREFIXES: [&str; 9] =
    ["/prod", "/dev", "/test", "/stage", "/staging", "/default", "/api", "/v1", "/twilio"];

/// A slash more or less, a prefix more or less, an index page.
pub(super) fn try_others(case: &Prepared<'_>) -> Option<Hint> {
    try_slash(case).or_else(|| try_prefixes(case)).or_else(|| try_shorter(case))
}

fn matches(case: &Prepared<'_>, base_path: &str, path: &str) -> bool {
    case.is_signature_of(&Signable { base_path, path, ..case.signable() })
}

fn try_slash(case: &Prepared<'_>) -> Option<Hint> {
    let path = case.target.path;
    let (other, hint) = match path.strip_suffix('/') {
        Some(without) => {
            (without.to_owned(), "it matches without the / at the end of the path: something adds it")
        }
        None => (format!("{path}/"), "it matches with a / at the end of the path: something takes it away"),
    };
    matches(case, case.base_path(), &other)
        .then(|| format!("{hint}; configure the webhook with the path that the application serves").into())
}

fn try_prefixes(case: &Prepared<'_>) -> Option<Hint> {
    let (origin, base_path) = (&case.origin, case.base_path());
    if !base_path.is_empty() && matches(case, "", case.target.path) {
        return Some(
            format!("it matches without {base_path}, which nothing takes away: {SET} {origin}").into(),
        );
    }
    let prefix = named_prefixes(case)
        .chain(USUAL_PREFIXES)
        .map(|prefix| prefix.trim_end_matches('/'))
        .find(|prefix| prefix.starts_with('/') && matches(case, prefix, case.target.path))?;
    let shown = Path(prefix);
    Some(format!("it matches with {shown}, which something takes away: {SET} {origin}{shown}").into())
}

/// Prefixes that headers speak of.
fn named_prefixes<'a>(case: &Prepared<'a>) -> impl Iterator<Item = &'a str> {
    let headers = &case.parts.headers;
    let path = case.target.path;
    let prefix_of =
        move |original: &'a str| original.split('?').next().unwrap_or_default().strip_suffix(path);
    let originals = ORIGINAL_PATH.into_iter().filter_map(move |name| sole_value(headers, &name));
    sole_value(headers, &FORWARDED_PREFIX).into_iter().chain(originals.filter_map(prefix_of))
}

fn try_shorter(case: &Prepared<'_>) -> Option<Hint> {
    let path = case.target.path;
    let hint = |part: &str| {
        format!("it matches without {}: let everything in front pass the path on as it came", Path(part))
    };
    if let Some(at) = path.get(1..).and_then(|path| path.find('/')) {
        let (first, rest) = path.split_at(at + 1);
        if matches(case, case.base_path(), rest) {
            return Some(hint(first).into());
        }
    }
    let (folder, page) = path.split_at(path.rfind('/')? + 1);
    (page.starts_with("index.") && matches(case, case.base_path(), folder)).then(|| hint(page).into())
}
