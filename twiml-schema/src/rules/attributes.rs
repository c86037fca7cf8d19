//! The attributes of an element: whether it has them, lacks them, and takes their values.

use super::finding::Findings;
use super::outline::{Attribute, Element};
use super::place::Place;
use super::violation::Violation;
use crate::{Attribute as Row, Element as ElementRow, Value, Verdict, nearest, url};

/// Whether any attribute of this name passes in this element: one that is known, or an element that takes attributes of any name.
pub fn takes(place: &Place<'_>, name: &str) -> bool {
    place.rows().is_empty()
        || place.rows().iter().any(|row| row.any_attributes || row.attribute(name).is_some())
}

/// The attributes of an element; `place` is in it.
pub(super) fn check<T: Copy>(element: &Element<'_, T>, place: &Place<'_>, findings: &mut Findings<T>) {
    let given = &element.attributes;
    for (at, attribute) in given.iter().enumerate() {
        if given[..at].iter().any(|earlier| earlier.name == attribute.name) {
            findings.add(attribute.at, Violation::RepeatedAttribute { name: attribute.name.to_owned() });
        }
    }
    if let [row] = *place.rows() {
        for required in row.attributes.iter().filter(|attribute| attribute.required) {
            if !element.has(required.name) {
                findings.add(element.at, Violation::MissingAttribute { element: row, attribute: required });
            }
        }
    }
    for attribute in given.iter().filter(|attribute| attribute.checked) {
        check_one(attribute, place, findings);
    }
}

fn check_one<T: Copy>(attribute: &Attribute<'_, T>, place: &Place<'_>, findings: &mut Findings<T>) {
    let found = place.rows().iter().find_map(|row| Some((*row, row.attribute(attribute.name)?)));
    let Some((element, row)) = found else {
        if !takes(place, attribute.name) {
            findings.add(attribute.at, unknown(attribute.name, place));
        }
        return;
    };
    if let Some(instead) = row.deprecated {
        findings.add(attribute.at, Violation::DeprecatedAttribute { name: row.name, instead });
    }
    if let Some((value, at)) = attribute.value
        && let Some(violation) = wrong_value(element, row, value)
    {
        findings.add(at, violation);
    }
}

fn unknown(name: &str, place: &Place<'_>) -> Violation {
    let allowed: Vec<_> =
        place.rows().iter().flat_map(|row| row.attributes).map(|attribute| attribute.name).collect();
    Violation::UnknownAttribute {
        element: place.name().to_owned(),
        row: place.rows().first().copied(),
        name: name.to_owned(),
        nearest: nearest(name, allowed.iter().copied()),
        allowed,
    }
}

/// The violation of this value of an attribute, if it is one: the rule for a program that has a document piece by piece.
///
/// ```
/// use twiml_schema::{find, rules::wrong_value};
///
/// let gather = find("Gather").next().unwrap();
/// let digits = gather.attribute("numDigits").unwrap();
/// assert!(wrong_value(gather, digits, "4").is_none());
/// assert!(wrong_value(gather, digits, "0").is_some());
/// ```
pub fn wrong_value(element: &'static ElementRow, attribute: &'static Row, value: &str) -> Option<Violation> {
    match attribute.verdict(value) {
        Verdict::Accepted => None,
        Verdict::Retired(instead) => {
            Some(Violation::RetiredValue { attribute, value: value.to_owned(), instead })
        }
        Verdict::Respelled(instead) => {
            Some(Violation::RespelledValue { attribute, value: value.to_owned(), instead })
        }
        Verdict::Lowercase(method) => Some(Violation::LowercaseMethod { method }),
        Verdict::Refused => {
            let problem =
                if matches!(attribute.value, Value::Url { .. }) { url::problem(value) } else { None };
            let value = value.to_owned();
            Some(match problem {
                Some(problem) => Violation::WrongUrl { element, url: value, problem },
                None => {
                    let nearest = attribute.value.meant_by(&value);
                    Violation::WrongValue { element, attribute, value, nearest }
                }
            })
        }
    }
}
