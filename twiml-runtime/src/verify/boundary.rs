//! Where the URL ends and the parameters begin.
//!
//! Twilio signs a URL and the parameters of a form with nothing in between, so anyone who has seen one request can divide its
//! text in another place: `/orders/4711` and `AccountSid` become `/orders/47` and `11AccountSid`. Almost every request names
//! its account, and no name that Twilio gives a parameter sorts before `AccountSid`. So the border is where the signed text
//! has `AccountSid` and the SID of an account for the first time, and a request that divides it elsewhere is refused.
//!
//! Requests without an `AccountSid`, such as those of Studio's widgets, show no border; a handler refuses to take arguments from such a URL unless it shows its end.

use memchr::memchr_iter;

use super::content::BODY_HASH;
use super::rejection::Reason;
use super::target::Target;
use crate::params::Params;
use crate::value::{AccountSid, is_well_formed_sid};

/// The parameter that is signed first.
pub(crate) const FIRST: &str = "AccountSid";

/// How it begins in the signed text, and never in a URL. In a query there is a `=` in it.
pub(crate) const BEGINNING: &str = "AccountSidAC";

/// How long it is there.
const LENGTH: usize = FIRST.len() + 34;

/// Refuses a request whose parameters begin in its URL, or whose URL ends in its parameters.
pub(super) fn check(target: Target<'_>, params: &Params) -> Result<(), Reason> {
    let is_in = |text: &str| beginnings(text).next().is_some();
    if is_in(target.path) || is_in(target.query) {
        return Err(Reason::BoundaryMoved);
    }
    if !params.follow_the_url() {
        return Ok(());
    }
    match position(params.signing_text()) {
        None if ends_a_body_hash(target, params.signing_text()) => Err(Reason::BoundaryMoved),
        None => Ok(()),
        Some(0) if params.signed_first(FIRST).is_some() => Ok(()),
        Some(_) => Err(Reason::BoundaryMoved),
    }
}

/// Whether the parameters begin where Twilio's do, so that the URL in front of them is the one that Twilio called.
pub(crate) fn is_shown_by(params: &Params) -> bool {
    !params.follow_the_url() || params.signed_first(FIRST).is_some_and(is_account)
}

/// Whether the text behind the URL ends the hash of a body in it. That is in the URL of a request whose body is not a form, so
/// this form has the signature of such a request, without the end of its URL.
fn ends_a_body_hash(target: Target<'_>, text: &str) -> bool {
    const DIGITS: usize = 64;
    let hash = format!("{BODY_HASH}=");
    let length = hash.len() + DIGITS;
    let url = format!("{}{}", target.path, target.query);
    let mut from = url.len().saturating_sub(length - 1);
    while !url.is_char_boundary(from) {
        from += 1;
    }
    let url = url.get(from..).unwrap_or_default();
    let joined = format!("{url}{text}");
    joined.match_indices(&hash).any(|(at, _)| {
        let digits = joined.get(at + hash.len()..at + length).unwrap_or_default();
        at + length > url.len()
            && digits.len() == DIGITS
            && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// Whether a request names its account, by a SID as Twilio writes them.
pub(crate) fn names_account(params: &Params) -> bool {
    // In a query, parameters of the application's own may come before it.
    params.signed_first(FIRST).or_else(|| params.get(FIRST)).is_some_and(is_account)
}

/// Where the text names an account first.
fn position(text: &str) -> Option<usize> {
    beginnings(text).find(|at| text.get(at + FIRST.len()..at + LENGTH).is_some_and(is_account))
}

fn is_account(sid: &str) -> bool {
    is_well_formed_sid(sid, AccountSid::PREFIXES)
}

/// Where a text has what parameters begin with. Few texts have a capital A, and parameters begin with one.
fn beginnings(text: &str) -> impl Iterator<Item = usize> {
    memchr_iter(b'A', text.as_bytes()).filter(|at| text.as_bytes()[*at..].starts_with(BEGINNING.as_bytes()))
}
