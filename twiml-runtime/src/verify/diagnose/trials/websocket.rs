//! A websocket upgrade, or not.

use super::hint::Hint;
use crate::verify::candidates::{Signable, Tail};
use crate::verify::prepare::Prepared;

/// The other kind of request.
pub(super) fn try_other(case: &Prepared<'_>) -> Option<Hint> {
    let (tail, hint) = if case.target.is_upgrade {
        (Tail::Form(""), "it matches an ordinary request, not a websocket: see what adds the Upgrade header")
    } else if case.target.carries_params {
        let hint = "it matches wss://: let everything in front pass on the Upgrade and Connection headers";
        (Tail::Upgrade(Some(case.params.signing_text())), hint)
    } else {
        return None;
    };
    case.is_signature_of(&Signable { tail, ..case.signable() }).then(|| hint.into())
}
