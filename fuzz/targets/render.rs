//! Documents: an XML parser finds in them the elements that are in the source, and the values that were put into them, except
//! what XML forbids.

#![no_main]

use libfuzzer_sys::fuzz_target;
use roxmltree::{Document, Node};
use twiml_runtime::prelude::*;

// An input is text values with a line `---` between them.
fuzz_target!(|input: &[u8]| {
    let input = String::from_utf8_lossy(input);
    let values: Vec<&str> = input.split("\n---\n").collect();
    voice(&values);
    messaging(&values);
    fragments(&values);
});

fn voice(values: &[&str]) {
    let [first, .., last] = [values[0], values[values.len() - 1]];
    let character = first.chars().next();
    let document: VoiceResponse = twiml! {
        <Response>
            <Gather hints={first} "new"={Some(last)} "none"={None::<&str>} action={last} numDigits=1>
                <Say>{first} " & " {last} {character.unwrap_or(' ')}</Say>
            </Gather>
            <Dial callerId={last}>{first}</Dial>
        </Response>
    };
    let character = character.unwrap_or(' ');
    check(
        document.as_str(),
        &[
            ("Response", vec![], String::new()),
            (
                "Gather",
                vec![("hints", first), ("new", last), ("action", last), ("numDigits", "1")],
                String::new(),
            ),
            ("Say", vec![], format!("{first} & {last}{character}")),
            ("Dial", vec![("callerId", last)], first.to_owned()),
        ],
    );
}

fn messaging(values: &[&str]) {
    let document: MessagingResponse = twiml! {
        <Response>
            for value in values {
                <Message to={value}><Body>{value}</Body><Media>{format_args!("https://example.com/{value}")}</Media></Message>
            }
        </Response>
    };
    let mut expected = vec![("Response", vec![], String::new())];
    for value in values {
        expected.push(("Message", vec![("to", *value)], String::new()));
        expected.push(("Body", vec![], (*value).to_owned()));
        expected.push(("Media", vec![], format!("https://example.com/{value}")));
    }
    check(document.as_str(), &expected);
}

fn fragments(values: &[&str]) {
    fn say(value: &str) -> Fragment<tags::Gather> {
        twiml! { <Say language={value}>{value}</Say> }
    }
    let said: Vec<_> = values.iter().map(|value| say(value)).collect();
    let document: VoiceResponse = twiml! { <Response>for say in &said { {say} }</Response> };
    let mut expected = vec![("Response", vec![], String::new())];
    expected.extend(values.iter().map(|value| ("Say", vec![("language", *value)], (*value).to_owned())));
    check(document.as_str(), &expected);
}

/// An element: its name, its attributes and the text in it.
type Element<'a> = (&'a str, Vec<(&'a str, &'a str)>, String);

fn check(document: &str, expected: &[Element<'_>]) {
    let parsed = Document::parse(document).unwrap_or_else(|error| panic!("{error}: {document}"));
    let elements: Vec<Node<'_, '_>> = parsed.descendants().filter(Node::is_element).collect();
    assert_eq!(elements.len(), expected.len(), "{document}");
    for (element, (name, attributes, text)) in elements.into_iter().zip(expected) {
        assert_eq!(element.tag_name().name(), *name, "{document}");
        let found: Vec<(&str, &str)> = element.attributes().map(|a| (a.name(), a.value())).collect();
        let attributes: Vec<(&str, String)> =
            attributes.iter().map(|(name, value)| (*name, allowed(value))).collect();
        assert!(
            found.iter().copied().eq(attributes.iter().map(|(name, value)| (*name, value.as_str()))),
            "{document}"
        );
        let found: String = element.children().filter(Node::is_text).filter_map(|node| node.text()).collect();
        assert_eq!(found, allowed(text), "{document}");
    }
    assert!(parsed.descendants().all(|node| !node.is_comment() && !node.is_pi()), "{document}");
}

/// The characters of a text that XML 1.0 allows: <https://www.w3.org/TR/xml/#charsets>.
fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}
