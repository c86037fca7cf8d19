//! Another query.

use super::hint::Hint;
use crate::verify::candidates::Signable;
use crate::verify::prepare::Prepared;

/// Queries of more parameters than this are not put into every order: four have 24.
const MOST_TO_REORDER: usize = 4;

/// Spellings that servers in between exchange, with what to do about each.
const SPELLINGS: [(&str, &str, &str); 8] = [
    ("+", "%20", REWRITTEN),
    ("%20", "+", REWRITTEN),
    ("%40", "@", USE_POST),
    ("@", "%40", USE_POST),
    ("%3A", ":", USE_POST),
    (":", "%3A", USE_POST),
    ("%2C", ",", REWRITTEN),
    ("%5B", "[", REWRITTEN),
];
const REWRITTEN: &str = "something in front changed the query; let it pass the query on byte for byte";
const USE_POST: &str = "Twilio signs such characters in another spelling than it sends; \
    let the webhook use POST, or leave them out of its URL";

/// No query, the same in another order, the same in another spelling.
pub(super) fn try_others(case: &Prepared<'_>) -> Option<Hint> {
    let query = case.target.query;
    if query.is_empty() {
        return None;
    }
    let matches = |query: &str| case.is_signature_of(&Signable { query, ..case.signable() });
    if matches("") {
        return Some(
            "it matches without the query: something in front adds it, or the webhook lacks it".into(),
        );
    }
    let respelled =
        |(from, to, _): &(&str, &str, &str)| query.contains(from) && matches(&query.replace(from, to));
    if let Some((from, to, advice)) = SPELLINGS.into_iter().find(respelled) {
        return Some(format!("it matches with {to} for {from} in the query: {advice}").into());
    }
    let both = query.replace("%40", "@").replace("%3A", ":");
    if both != query && matches(&both) {
        return Some(format!("it matches with @ and : for %40 and %3A in the query: {USE_POST}").into());
    }
    let pairs: Vec<&str> = case.target.query_text().split('&').collect();
    let reordered = (2..=MOST_TO_REORDER).contains(&pairs.len())
        && orders(&pairs).iter().any(|order| matches(&format!("?{}", order.join("&"))));
    reordered.then(|| REORDERED.into())
}

const REORDERED: &str = "it matches with the query in another order: Twilio may send it sorted \
    and sign it as configured; configure the webhook with its parameters sorted by name";

/// Every order of a few items.
fn orders<'a>(items: &[&'a str]) -> Vec<Vec<&'a str>> {
    let Some((first, rest)) = items.split_first() else {
        return vec![Vec::new()];
    };
    let with_first_at = |order: &Vec<&'a str>, at: usize| {
        let mut order = order.clone();
        order.insert(at, *first);
        order
    };
    orders(rest)
        .iter()
        .flat_map(|order| (0..=order.len()).map(|at| with_first_at(order, at)).collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_is_tried_once() {
        let mut orders = orders(&["a", "b", "c"]);
        orders.sort_unstable();
        orders.dedup();
        assert_eq!(orders.len(), 6);
    }
}
