//! The rules for what is written at run time, the same as for literals.
//!
//! A document of right values pays for a look at each of them and for nothing else. So what is right at first sight is let through before
//! anything is unescaped, and nothing is allocated.

use std::cell::Cell;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;
use std::ptr;

use twiml_schema::rules::{Relation, Violation, wrong_text, wrong_value};
use twiml_schema::{Attribute, Element, Text, TextKind, TextSpec, Value, url, xml};

use super::breach::Breach;
use super::output::Output;

impl Output {
    /// The value of the attribute of this number, which has been written from `start` on.
    pub(super) fn check_value(&mut self, attribute: u16, start: usize) {
        let Some((element, attribute)) = Attribute::at(attribute) else { return };
        if !is_right_value(attribute, self.text.get(start..).unwrap_or_default()) {
            self.check_unescaped(element, attribute, start);
        }
    }

    fn check_unescaped(&mut self, element: &'static Element, attribute: &'static Attribute, start: usize) {
        let violation = self.unescaped(start..self.text.len(), |value| {
            if takes_new_words(&attribute.value) {
                remembered(attribute, value, || wrong_value(element, attribute, value))
            } else {
                wrong_value(element, attribute, value)
            }
        });
        if let Some(violation) = violation {
            self.breaches.push(Breach::of_attribute(element, attribute, &violation));
        }
    }

    /// The attribute of this number, which has no value and is left out.
    #[cold]
    pub(super) fn check_absent(&mut self, attribute: u16) {
        if let Some((element, attribute)) = Attribute::at(attribute)
            && attribute.required
        {
            let violation = Violation::MissingAttribute { element, attribute };
            self.breaches.push(Breach::of_attribute(element, attribute, &violation));
        }
    }

    /// An attribute, written from `start` on, under a rule that it breaks with some of its values.
    pub(super) fn check_relation(&mut self, relation: u16, start: usize) {
        let Some(relation) = Relation::at(relation) else { return };
        let Some(suspect) = &relation.suspect else { return };
        if let Some((before, attribute)) = self.text.split_at_checked(start)
            // ` name="value"`
            && let Some(value) = attribute.get(suspect.attribute.len() + 3..attribute.len().saturating_sub(1))
            && (suspect.is)(before, value)
        {
            self.breaches.push(Breach::of_relation(relation, suspect.attribute));
        }
    }

    /// An attribute, written from `start` on, that the element of this number has in place of a text.
    pub(super) fn check_in_place_of_text(&mut self, element: u16, start: usize) {
        if self.text.len() == start
            && let Some(element) = Element::at(element)
        {
            self.breaches.push(Breach::of_text(element, &Violation::MissingText { element }));
        }
    }

    /// All that is in the element of this number. `needed` says whether there has to be something.
    pub(super) fn check_content(&mut self, element: u16, content: Range<usize>, needed: bool) {
        let Some(element) = Element::at(element) else { return };
        let (Text::Optional(spec) | Text::Required(spec)) = &element.text else { return };
        if content.is_empty() {
            if needed {
                self.breaches.push(Breach::of_text(element, &Violation::MissingText { element }));
            }
        } else if !is_right_text(spec, self.text.get(content.clone()).unwrap_or_default()) {
            self.check_text(element, spec, content);
        }
    }

    /// The children of the element of this number, which takes a limited number of some.
    pub(super) fn check_count(&mut self, element: u16, content: Range<usize>) {
        /// No child has fewer bytes: `<Sip/>`.
        const LEAST: usize = 6;
        let Some(element) = Element::at(element) else { return };
        let Some(at_most) = element.at_most.filter(|at_most| content.len() > at_most.number * LEAST) else {
            return;
        };
        let written = self.text.get(content).unwrap_or_default();
        let counts = |tag: &str| {
            let is = |row: &&Element| {
                tag.strip_prefix(row.name).is_some_and(|rest| rest.starts_with([' ', '/', '>']))
            };
            at_most.of.iter().any(is)
        };
        let found = written.split('<').filter(|tag| counts(tag)).count();
        if found > at_most.number {
            self.breaches.push(Breach::of_text(element, &Violation::TooMany { element, at_most, found }));
        }
    }

    #[cold]
    fn check_text(&mut self, element: &'static Element, spec: &TextSpec, content: Range<usize>) {
        let written = self.text.get(content.clone()).unwrap_or_default();
        let violation = if spec.kind.has_form() && !written.contains('<') {
            self.unescaped(content, |text| wrong_text(element, text))
        } else {
            let length = characters(written, spec.mixed);
            let max = spec.max.filter(|max| length > *max as usize);
            max.map(|max| Violation::LongText { element, length, max })
        };
        if let Some(violation) = violation {
            self.breaches.push(Breach::of_text(element, &violation));
        }
    }

    /// Looks at what has been written there, as it was before it was escaped.
    fn unescaped<T>(&mut self, range: Range<usize>, look: impl FnOnce(&str) -> T) -> T {
        let written = self.text.get(range.clone()).unwrap_or_default();
        if !written.as_bytes().contains(&b'&') {
            return look(written);
        }
        // Behind the document, so that it takes no buffer of its own.
        let length = self.text.len();
        let mut at = range.start;
        while let Some((before, character, entity)) = next_entity(self.text.get(at..range.end)) {
            self.text.extend_from_within(at..at + before);
            self.text.push(character);
            at += before + entity;
        }
        self.text.extend_from_within(at..range.end);
        let result = look(self.text.get(length..).unwrap_or_default());
        self.text.truncate(length);
        result
    }
}

/// How many bytes are before the first entity, its character, and how many bytes it has.
fn next_entity(text: Option<&str>) -> Option<(usize, char, usize)> {
    let text = text?;
    let (entity, character) = xml::entity(text)?;
    Some((text.find(entity)?, character, entity.len()))
}

/// Whether an escaped value is sure to be right. One that is not may be right as well.
fn is_right_value(attribute: &Attribute, written: &str) -> bool {
    let is_right = match attribute.value {
        // No text has more characters than bytes, nor fewer bytes before it is escaped.
        Value::Text { shape: None, max } => max.is_none_or(|max| written.len() <= max as usize),
        Value::List { integers: false, .. } => true,
        Value::Phone => !written.is_empty(),
        Value::Integer { min, max, .. } => is_right_integer(written, min, max),
        Value::Url { schemes: [], relative } => {
            url::is_plain(written) && (relative || !written.starts_with('/'))
        }
        _ => false,
    };
    is_right && attribute.retired.is_empty()
}

/// Whether a number of a few digits is in its range.
fn is_right_integer(written: &str, min: Option<i64>, max: Option<i64>) -> bool {
    const MAX_DIGITS: usize = 9;
    if written.len() > MAX_DIGITS || written.is_empty() {
        return false;
    }
    let mut number = 0;
    for byte in written.bytes() {
        if !byte.is_ascii_digit() {
            return false;
        }
        number = number * 10 + i64::from(byte - b'0');
    }
    min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)
}

/// Whether an escaped text is sure to be right. One that is not may be right as well.
fn is_right_text(spec: &TextSpec, written: &str) -> bool {
    spec.max.is_none_or(|max| written.len() <= max as usize)
        && match spec.kind {
            TextKind::Url | TextKind::MediaUrl => url::is_plain(written),
            TextKind::Phone => {
                written.bytes().any(|byte| byte.is_ascii_digit()) && !written.contains(['<', '&'])
            }
            kind => !kind.has_form(),
        }
}

/// Whether an attribute takes words that Twilio may have added since, so that unknown words are searched for typos.
fn takes_new_words(value: &Value) -> bool {
    matches!(value, Value::Language(_) | Value::Voice(_) | Value::OneOfOpen(_) | Value::ListOfOpen(_))
}

/// How many characters the text of an element has. That of the elements in it counts where both are `mixed`.
fn characters(content: &str, mixed: bool) -> usize {
    let (mut characters, mut depth) = (0, 0_usize);
    for (at, part) in content.split('<').enumerate() {
        // Before the first tag, as behind one that has no content.
        let (tag, text) = if at == 0 { ("/", part) } else { part.split_once('>').unwrap_or((part, "")) };
        if !tag.ends_with('/') {
            depth = if tag.starts_with('/') { depth.saturating_sub(1) } else { depth + 1 };
        }
        if mixed || depth == 0 {
            characters += xml::characters(text);
        }
    }
    characters
}

thread_local! {
    /// The hashes of words that were right, for lists in which a search takes long.
    static RIGHT: [Cell<u64>; 64] = const { [const { Cell::new(0) }; 64] };
}

/// What `check` says of a word, or that it is right if it was the last time.
fn remembered(
    attribute: &'static Attribute,
    word: &str,
    check: impl FnOnce() -> Option<Violation>,
) -> Option<Violation> {
    let mut hasher = DefaultHasher::new();
    (ptr::from_ref(attribute).addr(), word).hash(&mut hasher);
    let hash = hasher.finish();
    RIGHT.with(|right| {
        let Some(place) = right.get((hash % 64) as usize) else { return check() };
        if place.get() == hash {
            return None;
        }
        let violation = check();
        if violation.is_none() {
            place.set(hash);
        }
        violation
    })
}

#[cfg(test)]
mod tests {
    use super::characters;

    #[test]
    fn elements_are_left_out_of_a_text_or_count_with_it() {
        let content = r#"ä &amp;&lt;<b x="1">c</b>d<e/>f"#;
        assert_eq!(characters(content, true), 7);
        assert_eq!(characters(content, false), 6);
        assert_eq!(characters("<b><c>x</c>y</b>", false), 0);
    }
}
