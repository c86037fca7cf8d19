//! Verbs that can never run.

use super::finding::Findings;
use super::outline::{Element, Node};
use super::violation::Violation;
use crate::{Terminal, find};

/// Finds the first verb behind one that ends the document, in each list of verbs.
pub(super) fn check<T: Copy>(verbs: &[Node<'_, T>], findings: &mut Findings<T>) {
    ended_by(verbs, findings);
}

/// The name of the verb that ends the document, if these nodes are sure to end it.
fn ended_by<'n, T: Copy>(nodes: &'n [Node<'_, T>], findings: &mut Findings<T>) -> Option<&'n str> {
    let mut end = None;
    let mut reported = false;
    for node in nodes {
        if let (Some(end), Node::Element(verb), false) = (end, node, reported)
            && verb.checked
        {
            reported = true;
            let (verb_name, ended_by) = (verb.name.to_owned(), String::from(end));
            findings.add(verb.at, Violation::NeverRuns { verb: verb_name, ended_by });
        }
        let ends = match node {
            Node::Element(verb) => ends(verb).then_some(verb.name),
            Node::OneOf(bodies) => {
                let ends: Vec<_> = bodies.iter().map(|nodes| ended_by(nodes, findings)).collect();
                ends.into_iter().reduce(Option::and).flatten()
            }
            Node::AnyNumber(nodes) => {
                ended_by(nodes, findings);
                // They may not run at all.
                None
            }
            Node::Text(_) | Node::Unknown => None,
        };
        end = end.or(ends);
    }
    end
}

/// Whether nothing runs behind a verb.
fn ends<T>(verb: &Element<'_, T>) -> bool {
    let row = find(verb.name).next().filter(|_| verb.checked);
    row.is_some_and(|row| match row.terminal {
        Terminal::Always => true,
        Terminal::WithAction => verb.has("action"),
        Terminal::DefaultAction | Terminal::WithoutInput | Terminal::Never => false,
    })
}
