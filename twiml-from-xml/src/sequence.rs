//! What the verbs of a document say about one another.

use twiml_schema::{Family, Terminal, find};

use crate::objection::Objection;
use crate::source::Element;

/// What the verbs so far leave possible. Those with quoted names say nothing.
pub(crate) struct Sequence {
    /// The families that the document may be of.
    possible: Vec<Family>,
    /// The first verb that decided between them.
    decided_by: Option<String>,
    /// The verb behind which nothing runs.
    ended_by: Option<String>,
}

impl Sequence {
    pub(crate) fn new() -> Self {
        Self {
            possible: vec![Family::Voice, Family::Messaging, Family::Fax],
            decided_by: None,
            ended_by: None,
        }
    }

    /// What is wrong with the next verb, given those before it.
    pub(crate) fn objection(&mut self, verb: &Element) -> Option<Objection> {
        let name = &verb.name.text;
        let families = families(name);
        let left: Vec<_> = self.possible.iter().copied().filter(|family| families.contains(family)).collect();
        if let (true, Some(first), [family, ..]) = (left.is_empty(), &self.decided_by, &self.possible[..]) {
            let wrong = format!("`<{name}>` does not go with `<{first}>`, which makes this {family} TwiML");
            return Some(Objection::new(wrong).advising("leave one of them out".to_owned()));
        }
        if let Some(end) = &self.ended_by {
            let wrong = format!("`<{name}>` can never run, since `<{end}>` ends the document");
            return Some(Objection::new(wrong).advising("put it before that, or remove it".to_owned()));
        }
        if left.len() < self.possible.len() && self.decided_by.is_none() {
            self.decided_by = Some(name.clone());
        }
        self.possible = left;
        if ends(verb) {
            self.ended_by = Some(name.clone());
        }
        None
    }
}

/// The families in whose `<Response>` a verb may stand.
fn families(verb: &str) -> Vec<Family> {
    let mut families = Vec::new();
    for response in find("Response") {
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

/// Whether nothing runs behind a verb.
fn ends(verb: &Element) -> bool {
    find(&verb.name.text).next().is_some_and(|row| match row.terminal {
        Terminal::Always => true,
        Terminal::WithAction => verb.attributes.iter().any(|attribute| attribute.name.text == "action"),
        Terminal::DefaultAction | Terminal::WithoutInput | Terminal::Never => false,
    })
}
