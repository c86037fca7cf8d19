//! The table against itself: rows that agree with one another and say all they have to.

use std::collections::BTreeSet;

use twiml_schema::choices::Trim;
use twiml_schema::{
    Attribute, Callback, Delivery, Element, Family, Refused, Role, Text, Value, elements, find, roots,
};

fn attributes() -> impl Iterator<Item = (&'static Element, &'static Attribute)> {
    elements()
        .iter()
        .flat_map(|element| element.attributes.iter().map(move |attribute| (*element, attribute)))
}

#[test]
fn names_are_unique_where_they_are_looked_up() {
    for element in elements() {
        let children: BTreeSet<_> = element.children.iter().map(|child| child.name).collect();
        assert_eq!(children.len(), element.children.len(), "children of {element:?}");
        assert!(
            element.attributes.is_sorted_by(|a, b| a.name < b.name),
            "attributes of {element:?} are not in order, or one is there twice"
        );
    }
}

#[test]
fn every_element_has_its_place() {
    let listed: BTreeSet<_> = elements().iter().map(|element| std::ptr::from_ref(*element)).collect();
    assert_eq!(listed.len(), elements().len(), "a row is listed twice");
    for element in elements() {
        for child in element.children {
            assert!(elements().contains(child), "{child:?} in {element:?} is not listed");
            assert!(child.role != Role::Root, "{child:?} in {element:?} is a root");
            assert!(child.parents().any(|parent| parent == *element));
        }
        assert_eq!(element.role == Role::Root, element.parents().next().is_none(), "{element:?}");
        assert!(!element.families.is_empty(), "{element:?} belongs nowhere");
    }
}

#[test]
fn documentation_is_there_and_in_sentences() {
    let mut texts: Vec<(String, &str)> = Vec::new();
    for element in elements() {
        texts.push((format!("{element:?}"), element.doc));
        assert!(element.page.starts_with("https://www.twilio.com/docs/"), "{element:?}: {}", element.page);
    }
    texts.extend(
        attributes().map(|(element, attribute)| (format!("{element:?} {}", attribute.name), attribute.doc)),
    );
    for (place, doc) in texts {
        assert!(doc.len() > 8 && doc.ends_with('.'), "{place}: {doc:?} is not a sentence");
        assert!(doc.starts_with(char::is_uppercase), "{place}: {doc:?} begins in the middle");
        assert!(!doc.contains("  ") && doc.trim() == doc, "{place}: {doc:?} has stray spaces");
        assert_eq!(doc.matches('`').count() % 2, 0, "{place}: {doc:?} opens a quote and leaves it");
    }
}

#[test]
fn clauses_of_deprecation_fit_into_a_warning() {
    let elements = elements().iter().filter_map(|element| element.deprecated);
    let attributes = attributes().filter_map(|(_, attribute)| attribute.deprecated);
    for clause in elements.chain(attributes) {
        assert!(clause.contains(' ') && !clause.ends_with('.'), "{clause:?}");
    }
}

#[test]
fn attributes_named_in_words_exist() {
    for (element, attribute) in attributes() {
        for word in attribute.doc.split('`').skip(1).step_by(2) {
            let is_a_name = word.chars().all(char::is_alphanumeric) && word.contains(char::is_uppercase);
            if is_a_name && word.starts_with(char::is_lowercase) {
                assert!(element.attribute(word).is_some(), "{element:?} {}: `{word}`", attribute.name);
            }
        }
    }
}

#[test]
fn partners_of_callbacks_pick_a_method() {
    let check = |element: &Element, callback: Callback| {
        if let Some(partner) = callback.method {
            let partner =
                element.attribute(partner).unwrap_or_else(|| panic!("{element:?} has no {partner}"));
            assert_eq!(partner.value, Value::Method);
        }
    };
    for element in elements() {
        if let Some(callback) = element.text.spec().and_then(|text| text.callback) {
            check(element, callback);
        }
    }
    for (element, attribute) in attributes() {
        if let Some(callback) = attribute.callback {
            assert!(matches!(attribute.value, Value::Url { .. }), "{element:?} {}", attribute.name);
            check(element, callback);
        }
    }
}

#[test]
fn verbs_of_answers_exist() {
    for delivery in Delivery::ALL {
        let Some(accepts) = delivery.accepts() else { continue };
        let refused = match accepts.refused {
            Refused::These(refused) => refused,
            Refused::Others => &[],
        };
        for verb in accepts.verbs.iter().chain(refused) {
            assert!(find(verb).any(|row| row.role == Role::Verb), "{delivery:?}: {verb}");
        }
        assert!(accepts.verbs.iter().all(|verb| !accepts.refuses(verb)), "{delivery:?}");
        assert!(accepts.refuses("Dial"), "{delivery:?}");
    }
}

#[test]
fn methods_belong_to_something() {
    for (element, attribute) in attributes().filter(|(_, attribute)| attribute.value == Value::Method) {
        let of_text = element.text.spec().and_then(|text| text.callback).and_then(|callback| callback.method);
        let picked = element.attributes.iter().filter_map(|attribute| attribute.callback?.method);
        let used = picked.chain(of_text).any(|method| method == attribute.name);
        assert!(used, "{element:?} {} picks the method of nothing", attribute.name);
    }
}

#[test]
fn defaults_and_replacements_are_legal() {
    for (element, attribute) in attributes() {
        let legal = attribute.default.into_iter().chain(attribute.retired.iter().map(|(_, new)| *new));
        for value in legal {
            assert!(attribute.value.accepts(value), "{element:?} {}={value:?}", attribute.name);
        }
        assert!(!(attribute.required && attribute.default.is_some()), "{element:?} {}", attribute.name);
    }
}

#[test]
fn retired_values_are_no_longer_listed() {
    for (element, attribute) in attributes() {
        let current = attribute.value.known();
        for (old, new) in attribute.retired {
            assert!(!current.contains(old), "{element:?} {}={old:?} is current, too", attribute.name);
            assert!(current.contains(new), "{element:?} {}={new:?} is not known", attribute.name);
        }
    }
}

#[test]
fn sets_and_ranges_make_sense() {
    for (element, attribute) in attributes() {
        let place = format!("{element:?} {}", attribute.name);
        match attribute.value {
            Value::OneOf(_) | Value::OneOfOpen(_) | Value::ListOf(_) | Value::ListOfOpen(_) => {
                let values = attribute.value.known();
                let distinct: BTreeSet<_> = values.iter().collect();
                assert!(!values.is_empty() && distinct.len() == values.len(), "{place}: {values:?}");
            }
            Value::Integer { min: Some(min), max: Some(max), .. } => assert!(min < max, "{place}"),
            _ => {}
        }
    }
    for element in elements() {
        if let Text::Optional(text) | Text::Required(text) = element.text {
            if let Some(instead) = text.unless {
                assert!(element.attribute(instead).is_some(), "{element:?} has no {instead}");
            }
            assert!(!text.mixed || !element.children.is_empty(), "{element:?} mixes text with nothing");
        }
        if let Some(limit) = element.at_most {
            assert!(limit.of.iter().all(|child| element.children.contains(child)), "{element:?} {limit:?}");
            assert!(
                limit.unless.is_none_or(|name| element.attribute(name).is_some()),
                "{element:?} {limit:?}"
            );
        }
    }
}

#[test]
fn a_set_has_the_name_of_its_enum() {
    let trim = find("Dial").next().unwrap().attribute("trim").unwrap();
    let Value::OneOf(set) = trim.value else { panic!("{:?} is not a closed set", trim.value) };
    assert_eq!(set.name, "Trim");
    assert_eq!(set.words, Trim::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>());
}

#[test]
fn rows_are_found_by_their_tags() {
    let families: Vec<_> = roots().map(|root| root.families).collect();
    assert_eq!(families, [[Family::Voice], [Family::Messaging]]);
    assert_eq!(find("Response").count(), 2);
    assert_eq!(find("Sip").count(), 2);
    assert_eq!(find("say-as").count(), 1);
    assert_eq!(find("say").count(), 0);

    let dial = find("Dial").next().unwrap();
    let refer = find("Refer").next().unwrap();
    assert_ne!(dial.child("Sip"), refer.child("Sip"));
    assert!(dial.child("Sip").unwrap().attribute("username").is_some());
    assert!(refer.child("Sip").unwrap().attributes.is_empty());
    assert_eq!(format!("{dial:?}"), "<Dial>");
}

/// The names for editors lead to the rows for look-up.
#[test]
#[allow(unused_imports, reason = "the editor's way to name an attribute, which must go on working")]
fn names_and_rows_agree() {
    use twiml_schema::names::Say::voice as _;
    use twiml_schema::names::{Gather, Say, lang, say_as};

    for (name, element, attribute) in [
        (Gather::numDigits, "Gather", "numDigits"),
        (Say::r#loop, "Say", "loop"),
        (say_as::interpret_as, "say-as", "interpret-as"),
        (lang::xml_lang, "lang", "xml:lang"),
    ] {
        assert_eq!(Some(name), find(element).next().unwrap().attribute(attribute));
    }
}
