//! Which single change would have let a request match.
//!
//! Each trial is a mistake that people make. One that matches is a sentence for the log that says what to change. It
//! is never a verdict.

mod hint;
mod keys;
mod params;
mod path;
mod public_url;
mod query;
mod rewritten;
mod spelling;
mod unknown;
mod websocket;

use bytes::Bytes;
use http::request::Parts;

use crate::params::pairs_of;
use crate::verify::content::{BODY_HASH, hash_of};
use crate::verify::prepare::Prepared;
use crate::verify::target::Target;
use hint::Hint;

/// What would have matched the signature.
pub(super) fn of_the_signature(case: &Prepared<'_>) -> Hint {
    public_url::try_others(case)
        .or_else(|| path::try_others(case))
        .or_else(|| websocket::try_other(case))
        .or_else(|| query::try_others(case))
        .or_else(|| params::try_others(case))
        .or_else(|| rewritten::try_others(case))
        .or_else(|| keys::try_others(case))
        .unwrap_or_else(|| unknown::what_to_compare(case))
}

/// What would have matched the hash of the body.
pub(super) fn of_the_body(parts: &Parts, body: &Bytes) -> Option<Hint> {
    let target = Target::read(parts).ok()?;
    let (_, hash) = pairs_of(target.query_text().as_bytes()).find(|(name, _)| name.is(BODY_HASH))?;
    let lower_case = hash.as_received().to_ascii_lowercase();
    let hint = if hash.is(&hash_of(body.trim_ascii())) {
        "the hash matches without the whitespace around the body: something in front adds it"
    } else if lower_case == hash_of(body).as_bytes() {
        "the hash matches in lowercase: something in front rewrites the query"
    } else if body.is_empty() {
        "the body is missing: something in front drops it, or reads it first, or turns the POST into a GET"
    } else {
        "the body was changed on its way: see whether something in front parses it and writes it again"
    };
    Some(hint.into())
}
