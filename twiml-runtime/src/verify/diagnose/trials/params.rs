//! Other parameters.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::hint::Hint;
use crate::params::Params;
use crate::verify::candidates::{Signable, Tail};
use crate::verify::prepare::Prepared;

/// None, trimmed ones, other line breaks, those of the query.
pub(super) fn try_others(case: &Prepared<'_>) -> Option<Hint> {
    let matches = |tail: &str| case.is_signature_of(&Signable { tail: Tail::Form(tail), ..case.signable() });
    if case.params.json().is_some() || case.target.is_upgrade {
        return None;
    }
    if case.target.carries_params {
        return matches(case.params.signing_text()).then(|| {
            "it matches with the query's parameters signed a second time: of a GET, sign the URL alone".into()
        });
    }
    if matches("") {
        return Some(
            "it matches without the body's parameters: it was signed for a GET, or for another request"
                .into(),
        );
    }
    let (_, how) = CHANGES.into_iter().find(|(change, _)| {
        let pairs: Vec<_> = case.params.iter().map(|(name, value)| (name, change(value))).collect();
        let params = Params::from_pairs(pairs.iter().map(|(name, value)| (*name, value.as_ref())));
        matches(params.signing_text())
    })?;
    Some(
        format!(
            "it matches {how}: something in front changed the body; let it pass the body on byte for byte"
        )
        .into(),
    )
}

type Change = fn(&str) -> Cow<'_, str>;

/// What middleware does to values, with how to call it.
const CHANGES: [(Change, &str); 5] = [
    (|value| value.trim().into(), "without the whitespace around the values"),
    (|value| value.replace("\r\n", "\n").into(), "with line breaks of one character"),
    (|value| value.replace("\r\n", "\n").replace('\n', "\r\n").into(), "with line breaks of two characters"),
    (with_plus, "with the + of numbers, which something forgets to encode"),
    (|value| percent_decode_str(value).decode_utf8_lossy(), "with values that are decoded twice"),
];

/// A number whose `+` was read as a space.
fn with_plus(value: &str) -> Cow<'_, str> {
    match value.strip_prefix(' ') {
        Some(number) if number.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("+{number}").into()
        }
        _ => value.into(),
    }
}
