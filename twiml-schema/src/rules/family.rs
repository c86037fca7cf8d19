//! Whether a document is about a call or a message, judged by its verbs.

use super::finding::Findings;
use super::outline::{Node, each_element};
use super::violation::Violation;
use crate::{Family, roots};

/// The families whose `<Response>` can hold this verb; none for what is not a verb.
///
/// ```
/// use twiml_schema::{Family, rules::families};
///
/// assert_eq!(families("Say"), [Family::Voice]);
/// assert_eq!(families("Redirect"), [Family::Voice, Family::Messaging]);
/// assert_eq!(families("Number"), []);
/// ```
pub fn families(verb: &str) -> Vec<Family> {
    let mut families = Vec::new();
    for response in roots() {
        let Some(row) = response.child(verb) else { continue };
        for &family in response.families {
            // Twilio's samples put a `<Message>` into voice documents, and its schema warns of it.
            let foreign = row.families == [Family::Messaging] && family != Family::Messaging;
            if !foreign && !families.contains(&family) {
                families.push(family);
            }
        }
    }
    families
}

/// The family of a document, or `None` where its verbs can belong to more than one.
pub(super) fn check<'n, 'a: 'n, T: Copy + 'n>(
    verbs: impl Iterator<Item = &'n Node<'a, T>>,
    findings: &mut Findings<T>,
) -> Option<Family> {
    let mut possible = Family::ALL.to_vec();
    // The first verb that decided, to name it where another disagrees.
    let mut decided_by = None;
    each_element(verbs, &mut |verb| {
        let families = if verb.checked { families(verb.name) } else { Vec::new() };
        if families.is_empty() {
            return;
        }
        let left: Vec<_> = possible.iter().copied().filter(|family| families.contains(family)).collect();
        if let (true, Some(first), Some(&family)) = (left.is_empty(), decided_by, possible.first()) {
            let (verb_name, first) = (verb.name.to_owned(), String::from(first));
            findings.add(verb.at, Violation::OtherFamily { verb: verb_name, first, family });
            return;
        }
        if left.len() < possible.len() && decided_by.is_none() {
            decided_by = Some(verb.name);
        }
        possible = left;
    });
    if let [family] = possible[..] { Some(family) } else { None }
}
