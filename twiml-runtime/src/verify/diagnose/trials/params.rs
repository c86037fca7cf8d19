//! Other parameters.

use std::borrow::Cow;

use super::Case;
use crate::params::Params;
use crate::verify::candidates::{Signable, Tail};

/// None, trimmed ones, other line breaks, those of the query.
pub(super) fn try_others(case: &Case<'_>) -> Option<String> {
    let matches = |tail: &str| {
        case.matches(&Signable {
            tail: Tail::Form(tail),
            ..case.signable()
        })
    };
    if case.params.json().is_some() || case.target.is_upgrade {
        return None;
    }
    if case.target.carries_params {
        return matches(case.params.signing_text()).then(|| {
            "it matches with the query's parameters signed a second time: whoever signed it should sign the URL of a GET alone".to_owned()
        });
    }
    if matches("") {
        return Some(
            "it matches without the parameters of the body: the signature was made for another request, or a redirect changed the method"
                .to_owned(),
        );
    }
    let changes: [(Change, &str); 3] = [
        (
            |value| value.trim().into(),
            "with white space around the values taken away",
        ),
        (
            |value| value.replace("\r\n", "\n").into(),
            "with line breaks of one character",
        ),
        (
            |value| value.replace("\r\n", "\n").replace('\n', "\r\n").into(),
            "with line breaks of two characters",
        ),
    ];
    let (_, how) = changes.into_iter().find(|(change, _)| {
        let changed: Vec<_> = case
            .params
            .iter()
            .map(|(name, value)| (name, change(value)))
            .collect();
        let changed = Params::from_pairs(changed.iter().map(|(name, value)| (*name, value.as_ref())));
        matches(changed.signing_text())
    })?;
    Some(format!(
        "it matches {how}: something in front changes the parameters; let it pass the body on byte for byte"
    ))
}

type Change = fn(&str) -> Cow<'_, str>;
