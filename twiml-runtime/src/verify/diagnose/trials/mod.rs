//! Which single change would have let a request match.
//!
//! Every row here is a mistake that people make. A hit is a sentence for the log that says what to change; it
//! is never a verdict.

mod keys;
mod params;
mod path;
mod public_url;
mod query;
mod websocket;

use std::borrow::Cow;

use bytes::Bytes;
use http::request::Parts;

use super::describe;
use crate::params::{Params, pairs_of};
use crate::verify::candidates::{Signable, Tail};
use crate::verify::claim::Claim;
use crate::verify::config::Origin;
use crate::verify::content::{BODY_HASH, hash_of};
use crate::verify::keys::Selected;
use crate::verify::target::Target;
use crate::verify::verifier::Verifier;

/// A refused request, taken apart so that one part at a time can be exchanged.
struct Case<'a> {
    verifier: &'a Verifier,
    parts: &'a Parts,
    claim: Claim<'a>,
    keys: Selected<'a>,
    params: &'a Params,
    origin: &'a Origin,
    base_path: &'a str,
    target: Target<'a>,
    tail: Tail<'a>,
}

impl<'a> Case<'a> {
    /// The request as it was checked.
    fn signable(&self) -> Signable<'a> {
        Signable {
            origin: self.origin,
            base_path: self.base_path,
            path: self.target.path,
            query: self.target.query,
            tail: self.tail,
        }
    }

    fn matches(&self, changed: &Signable<'_>) -> bool {
        self.keys.signed(&changed.candidates(), self.claim.signature)
    }
}

/// A sentence for the log.
type Hint = Cow<'static, str>;

/// How hints about the public URL end.
const SET: &str = "set the public URL (TWILIO_PUBLIC_URL) to";

/// What would have matched the signature.
pub(super) fn of_the_signature(verifier: &Verifier, parts: &Parts, body: &Bytes) -> Option<Hint> {
    let params = describe::decoded(verifier, parts, Some(body))?;
    let target = Target::read(parts).ok()?;
    let claim = Claim::read(&parts.headers).ok()?;
    let account = verifier.account(target, &params).ok()?;
    let keys = verifier.keys().select(claim.scheme, account.as_deref()).ok()?;
    let origin = verifier.settings().proxies.origin(parts, verifier.public_url().origin());
    let case = Case {
        verifier,
        parts,
        claim,
        keys,
        params: &params,
        origin: &origin,
        base_path: verifier.public_url().base_path(),
        target,
        tail: Tail::of(target, &params),
    };
    let found = public_url::try_others(&case)
        .or_else(|| path::try_others(&case))
        .or_else(|| websocket::try_other(&case))
        .or_else(|| query::try_others(&case))
        .or_else(|| params::try_others(&case))
        .or_else(|| keys::try_others(&case));
    Some(found.unwrap_or_else(|| keys::advice(&case, account.is_some())))
}

/// What would have matched the hash of the body.
pub(super) fn of_the_body(parts: &Parts, body: &Bytes) -> Option<Hint> {
    let target = Target::read(parts).ok()?;
    let (_, hash) = pairs_of(target.query_text().as_bytes()).find(|(name, _)| name.is(BODY_HASH))?;
    let lower_case = hash.as_received().to_ascii_lowercase();
    let hint = if hash.is(&hash_of(body.trim_ascii())) {
        "the hash fits once white space around the body is taken away: something in front adds it"
    } else if lower_case == hash_of(body).as_bytes() {
        "the hash fits but for its capitals: something in front rewrites the query"
    } else if body.is_empty() {
        "the body is missing: something in front drops it, or reads it first, or turns the POST into a GET"
    } else {
        "the body was changed on its way: see whether something in front parses it and writes it again"
    };
    Some(hint.into())
}
