//! A URL that something has read and written again: in another order, in another spelling, or both.

use std::collections::HashSet;

use super::hint::Hint;
use super::spelling::{FORM, Spelling};
use crate::verify::candidates::Signable;
use crate::verify::prepare::Prepared;

/// How many bytes of URLs are tried: more than all orders and spellings of Twilio's, which have one or two KiB.
const MOST_BYTES: usize = 1024 * 1024;

/// Every order and spelling that a program in between may have undone.
pub(super) fn try_others(case: &Prepared<'_>) -> Option<Hint> {
    let path = case.target.path;
    let pairs: Vec<&str> =
        case.target.query_text().split('&').filter(|_| !case.target.query.is_empty()).collect();
    let mut trials = Trials::new(case);
    for (order, pairs) in orders(&pairs) {
        if trials.matches(path, joined(&pairs)) {
            return Some(
                format!("it matches with the parameters of the query in another order, {order}: {PASS_ON}")
                    .into(),
            );
        }
        for spelling in Spelling::all() {
            if trials.are_used_up() {
                return None;
            }
            let other_path = spelling.path(path);
            for query in spelled(&pairs, spelling) {
                if trials.matches(&other_path, query.clone()) || trials.matches(path, query) {
                    let order = if order.is_empty() {
                        String::new()
                    } else {
                        format!(", and its parameters {order}")
                    };
                    return Some(
                        format!("it matches with the URL in another spelling ({spelling}){order}: {PASS_ON}")
                            .into(),
                    );
                }
            }
        }
    }
    None
}

/// URLs, each tried once.
struct Trials<'c, 'r> {
    case: &'c Prepared<'r>,
    tried: HashSet<(String, String)>,
    bytes_left: usize,
}

impl<'c, 'r> Trials<'c, 'r> {
    fn new(case: &'c Prepared<'r>) -> Self {
        let received = (case.target.path.to_owned(), case.target.query.to_owned());
        Self { case, tried: HashSet::from([received]), bytes_left: MOST_BYTES }
    }

    fn are_used_up(&self) -> bool {
        self.bytes_left == 0
    }

    fn matches(&mut self, path: &str, query: String) -> bool {
        let case = self.case;
        let url = (path.to_owned(), query);
        if self.are_used_up() || self.tried.contains(&url) {
            return false;
        }
        self.bytes_left = self.bytes_left.saturating_sub(url.0.len() + url.1.len());
        let matches = case.is_signature_of(&Signable { path, query: &url.1, ..case.signable() });
        self.tried.insert(url);
        matches
    }
}

const PASS_ON: &str =
    "something in front reads the URL and writes it again; let it pass path and query on byte for byte";

/// The parameters in the orders that programs produce, each with how to call it; first as they came.
fn orders<'a>(pairs: &[&'a str]) -> Vec<(&'static str, Vec<&'a str>)> {
    let as_received = pairs.to_vec();
    let sorted = |mut pairs: Vec<&'a str>| {
        pairs.sort_by_key(|pair| name(pair));
        pairs
    };
    let mut by_pair = as_received.clone();
    by_pair.sort_unstable();
    let (twilios, own): (Vec<&str>, Vec<&str>) = pairs.iter().copied().partition(|pair| is_twilios(pair));
    vec![
        ("", as_received.clone()),
        ("sorted by name", sorted(as_received)),
        ("sorted", by_pair),
        ("Twilio's last", [own.clone(), twilios.clone()].concat()),
        ("Twilio's first", [twilios.clone(), own.clone()].concat()),
        ("Twilio's last and sorted by name", [own, sorted(twilios)].concat()),
    ]
}

/// The query with all of its parameters in a spelling, and with those of one side: Twilio writes its own, and leaves what is
/// in the webhook's URL as it was typed.
fn spelled(pairs: &[&str], spelling: Spelling) -> [String; 4] {
    let each =
        |spell: &dyn Fn(&str) -> String| joined(&pairs.iter().map(|pair| spell(pair)).collect::<Vec<_>>());
    [
        each(&|pair| spelling.pair(pair)),
        each(&|pair| if is_twilios(pair) { spelling.pair(pair) } else { pair.to_owned() }),
        each(&|pair| if is_twilios(pair) { pair.to_owned() } else { spelling.pair(pair) }),
        each(&|pair| if is_twilios(pair) { FORM.pair(pair) } else { spelling.pair(pair) }),
    ]
}

fn joined(pairs: &[impl AsRef<str>]) -> String {
    let mut query = String::new();
    for pair in pairs {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(pair.as_ref());
    }
    query
}

fn name(pair: &str) -> &str {
    pair.split('=').next().unwrap_or_default()
}

/// Whether Twilio added it: its names begin with a capital letter, those of an application hardly ever.
fn is_twilios(pair: &str) -> bool {
    pair.starts_with(|first: char| first.is_ascii_uppercase())
}

/// Whether the parameters of a query are sorted by name, of so many that it is hardly chance.
pub(super) fn is_sorted(query: &str) -> bool {
    let names: Vec<&str> = query.split('&').map(name).collect();
    names.len() > 4 && names.is_sorted()
}
