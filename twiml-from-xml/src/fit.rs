//! What does not fit the vocabulary, by the rules of `twiml!`.

use roxmltree::Node;
use twiml_schema::{
    Attribute, Element, Role, Text, TextKind, Value, Verdict, alternatives, elements, find, nearest,
};

use crate::objection::Objection;
use crate::text;

/// What an element stands in.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) name: &'a str,
    /// The rows of that element: `<Response>` has one for each family. None where everything may stand.
    pub(crate) rows: &'a [&'static Element],
}

/// Where every element may stand.
pub(crate) const EVERYWHERE: Place<'_> = Place { name: "", rows: &[] };

/// The row of an element, and what is wrong about its standing here.
pub(crate) fn look_up(name: &str, place: Place<'_>) -> (Option<&'static Element>, Option<Objection>) {
    if let Some(row) = place.rows.iter().find_map(|row| row.child(name)) {
        return (Some(row), None);
    }
    match find(name).next() {
        None => (None, Some(unknown_element(name, place))),
        Some(row) if place.rows.is_empty() => (Some(row), None),
        Some(row) => {
            let objection = Objection::new(format!("`<{name}>` cannot stand in `<{}>`", place.name));
            (Some(row), Some(objection.advising(parents(name))))
        }
    }
}

fn unknown_element(name: &str, place: Place<'_>) -> Objection {
    let likely = place.rows.iter().flat_map(|row| row.children).map(|child| child.name);
    let all = elements().iter().map(|element| element.name);
    let guess = nearest(name, likely).or_else(|| nearest(name, all));
    let advice = guess.map(|guess| {
        if guess.eq_ignore_ascii_case(name) {
            format!("names are case-sensitive, so this is probably `<{guess}>`")
        } else {
            format!("did you mean `<{guess}>`?")
        }
    });
    Objection::new(format!("there is no element `<{name}>` in TwiML")).advising(advice)
}

/// Where an element may stand, unless it is the outermost.
fn parents(name: &str) -> Option<String> {
    let mut names: Vec<_> = find(name).flat_map(Element::parents).map(|parent| parent.name).collect();
    names.dedup();
    (!names.is_empty()).then(|| format!("it stands in {}", alternatives(names, |name| format!("`<{name}>`"))))
}

/// What is wrong with an element itself: what it lacks, and what it cannot hold.
pub(crate) fn objections(xml: Node<'_, '_>, row: &'static Element) -> Vec<Objection> {
    let name = row.name;
    let mut objections = Vec::new();
    for required in row.attributes.iter().filter(|attribute| attribute.required) {
        if !xml.has_attribute(required.name) {
            objections.push(Objection::new(format!("`<{name}>` needs the attribute `{}`", required.name)));
        }
    }
    if needs_text(xml, row) && text::kept(xml, Some(row)).all(str::is_empty) && !has_elements(xml) {
        objections.push(Objection::new(format!("`<{name}>` needs its text")));
    }
    // The text of `<Response>` is left out: nothing else would be checked in a quoted one.
    if row.text == Text::None && row.role != Role::Root && text::kept(xml, Some(row)).next().is_some() {
        objections.push(Objection::new(format!("`<{name}>` holds no text")));
    }
    if let Some(max) = row.text.spec().and_then(|spec| spec.max) {
        let length = text::characters(xml, Some(row));
        if length > max as usize {
            let objection =
                Objection::new(format!("this text has {length} characters, and `<{name}>` holds {max}"));
            objections.push(objection.advising("shorten it, or spread it over several elements".to_owned()));
        }
    }
    objections
}

fn needs_text(xml: Node<'_, '_>, row: &Element) -> bool {
    match row.text {
        Text::Required(_) => true,
        // `<Play>` takes its tones from an attribute instead.
        Text::Optional(spec) => spec.kind == TextKind::MediaUrl && !xml.has_attribute("digits"),
        Text::None => false,
    }
}

fn has_elements(xml: Node<'_, '_>) -> bool {
    xml.children().any(|child| child.is_element())
}

/// What is wrong with an attribute, given the row that describes it.
pub(crate) fn attribute_objection(
    name: &str,
    value: &str,
    row: Option<&Attribute>,
    place: Place<'_>,
) -> Option<Objection> {
    let element = place.name;
    match row {
        Some(row) if row.verdict(value) != Verdict::Refused => None,
        Some(row) => {
            let wanted = row.value.describe();
            let given = if value.is_empty() { "but is empty".to_owned() } else { format!("not `{value}`") };
            let guess = row.value.meant_by(value).map(|guess| format!("did you mean `\"{guess}\"`?"));
            Some(Objection::new(format!("`{name}` of `<{element}>` takes {wanted}, {given}")).advising(guess))
        }
        None if place.rows.is_empty() || place.rows.iter().any(|row| row.any_attributes) => None,
        None => {
            let names = place.rows.iter().flat_map(|row| row.attributes).map(|attribute| attribute.name);
            let guess = nearest(name, names).map(|guess| format!("did you mean `{guess}`?"));
            Some(Objection::new(format!("`<{element}>` has no attribute `{name}`")).advising(guess))
        }
    }
}

/// Whether a value can do without quotes: a number or a truth value, written as Rust writes it.
pub(crate) fn is_bare(row: &Attribute, value: &str) -> bool {
    let is_whole = |text: &str| text.parse::<i64>().is_ok_and(|number| number.to_string() == text);
    match row.value {
        Value::Boolean => matches!(value, "true" | "false"),
        Value::Integer { .. } => is_whole(value),
        Value::Number { .. } => match value.split_once('.') {
            Some((whole, fraction)) => {
                is_whole(whole)
                    && !fraction.is_empty()
                    && fraction.bytes().all(|digit| digit.is_ascii_digit())
            }
            None => is_whole(value),
        },
        _ => false,
    }
}
