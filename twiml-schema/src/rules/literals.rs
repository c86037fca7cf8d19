//! Characters and spellings that are wrong in every text, wherever it is.

use super::finding::Findings;
use super::violation::Violation;
use crate::{placeholder, xml};

/// What is wrong with a text as such, without its escapes.
///
/// ```
/// use twiml_schema::rules::text_violations;
///
/// let found: Vec<_> = text_violations("Tom &amp; {name}").map(|violation| violation.to_string()).collect();
/// assert_eq!(found, ["`&amp;` is sent as it is", "`{name}` is sent as it is"]);
/// ```
pub fn text_violations(text: &str) -> impl Iterator<Item = Violation> {
    let character = text.chars().find(|&c| !xml::is_allowed(c));
    let forbidden = character.map(|character| Violation::ForbiddenCharacter { character });
    let entity = xml::entity(text)
        .map(|(entity, character)| Violation::Entity { entity: entity.to_owned(), character });
    let placeholder =
        placeholder(text).map(|placeholder| Violation::Placeholder { placeholder: placeholder.to_owned() });
    forbidden.into_iter().chain(entity).chain(placeholder)
}

/// A text or the value of an attribute, also in an element whose name is not checked.
pub(super) fn check<T: Copy>(text: &str, at: T, findings: &mut Findings<T>) {
    text_violations(text).for_each(|violation| findings.add(at, violation));
}
