//! A websocket upgrade, or not.

use super::Case;
use crate::verify::candidates::{Signable, Tail};

/// The other kind of request.
pub(super) fn try_other(case: &Case<'_>) -> Option<String> {
    if case.target.is_upgrade {
        let tail = Tail::Form("");
        return case.matches(&Signable { tail, ..case.signable() }).then(|| {
            "it matches an ordinary request: Twilio did not ask for a websocket; see what adds the Upgrade header".to_owned()
        });
    }
    let tail = Tail::Upgrade(case.params.signing_text());
    (case.target.carries_params && case.matches(&Signable { tail, ..case.signable() })).then(|| {
        "it matches wss://: Twilio asks for a websocket; let everything in front pass on the Upgrade and Connection headers".to_owned()
    })
}
