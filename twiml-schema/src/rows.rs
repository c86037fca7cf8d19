//! The rows themselves, by subject; `vocabulary.rs` explains how to read them.

#![allow(
    non_snake_case,
    non_camel_case_types,
    non_upper_case_globals,
    reason = "the items have the names that TwiML gives them"
)]
#![allow(clippy::wildcard_imports, reason = "rows name one another across subjects, by their bare names")]

pub(crate) mod messaging;
pub(crate) mod ssml;
pub(crate) mod voice;

use crate::Element;

/// All rows, in reading order.
pub(crate) static ALL: [&Element; count(FILES)] = join(FILES);

const FILES: &[&[&Element]] = &[
    voice::call::ROWS,
    voice::speech::ROWS,
    voice::gather::ROWS,
    voice::record::ROWS,
    voice::dial::ROWS,
    voice::sip::ROWS,
    voice::conference::ROWS,
    voice::queue::ROWS,
    voice::pay::ROWS,
    voice::connect::ROWS,
    voice::relay::ROWS,
    voice::start::ROWS,
    ssml::ROWS,
    messaging::ROWS,
];

const fn count(lists: &[&[&Element]]) -> usize {
    let (mut list, mut rows) = (0, 0);
    while list < lists.len() {
        rows += lists[list].len();
        list += 1;
    }
    rows
}

/// Lays the lists of the files end to end; `N` is the [`count`] of their rows.
const fn join<const N: usize>(lists: &[&[&'static Element]]) -> [&'static Element; N] {
    let mut rows = [lists[0][0]; N];
    let (mut list, mut row) = (0, 0);
    while list < lists.len() {
        let mut next = 0;
        while next < lists[list].len() {
            rows[row] = lists[list][next];
            row += 1;
            next += 1;
        }
        list += 1;
    }
    rows
}
