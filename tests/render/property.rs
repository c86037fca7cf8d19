//! An XML parser finds in a document exactly the text that was put into it, except what XML forbids.

use proptest::prelude::*;
use roxmltree::Document;
use twiml_runtime::VoiceResponse;
use twiml_runtime::twiml;

/// Any text, often with characters that could do harm.
fn text() -> impl Strategy<Value = String> {
    let harmful = prop::sample::select(vec![
        "<",
        ">",
        "&",
        "\"",
        "'",
        "]]>",
        "<!--",
        "-->",
        "<?",
        "&amp;",
        "&#0;",
        "</Say>",
        "\0",
        "\u{1}",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\u{B}",
        "\u{1F}",
        "\u{7F}",
        "\u{85}",
        "\u{2028}",
        "\u{D7FF}",
        "\u{E000}",
        "\u{FEFF}",
        "\u{FFFD}",
        "\u{FFFE}",
        "\u{FFFF}",
        "\u{10FFFF}",
        "é",
        "ﾀ",
        "😀",
    ]);
    let part =
        prop_oneof![harmful.prop_map(str::to_owned), any::<String>(), any::<char>().prop_map(String::from)];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

/// The characters of a text that XML 1.0 allows: <https://www.w3.org/TR/xml/#charsets>.
fn allowed(text: &str) -> String {
    text.chars()
        .filter(|c| {
            matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
        })
        .collect()
}

fn parse(twiml: &VoiceResponse) -> Document<'_> {
    Document::parse(twiml.as_str()).unwrap_or_else(|error| panic!("{error}: {twiml:?}"))
}

proptest! {
    #[test]
    fn text_arrives(text in text()) {
        let twiml: VoiceResponse = twiml! { <Response><Say>{&text}</Say></Response> };
        let document = parse(&twiml);
        let say = document.root_element().first_element_child().unwrap();
        prop_assert_eq!(say.text().unwrap_or_default(), allowed(&text));
        prop_assert_eq!(document.descendants().filter(roxmltree::Node::is_element).count(), 2);
    }

    #[test]
    fn attributes_arrive(text in text(), other in text()) {
        let twiml: VoiceResponse = twiml! { <Response><Gather hints={&text} "new"={Some(&other)} numDigits=1/></Response> };
        let document = parse(&twiml);
        let gather = document.root_element().first_element_child().unwrap();
        let attributes: Vec<_> = gather.attributes().map(|attribute| (attribute.name(), attribute.value())).collect();
        let (text, other) = (allowed(&text), allowed(&other));
        prop_assert_eq!(attributes, [("hints", text.as_str()), ("new", other.as_str()), ("numDigits", "1")]);
    }

    #[test]
    fn texts_side_by_side_arrive_in_order(texts in prop::collection::vec(text(), 0..5), c in any::<char>(), n in any::<i64>()) {
        let twiml: VoiceResponse = twiml! {
            <Response>
                <Say>
                    for text in &texts { {text} "|" }
                    {c} {n} <emphasis>{format_args!("{n}{c}")}</emphasis>
                </Say>
            </Response>
        };
        let document = parse(&twiml);
        let say: String =
            document.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect();
        let texts = texts.into_iter().map(|text| text + "|").collect::<String>();
        prop_assert_eq!(say, allowed(&format!("{texts}{c}{n}{n}{c}")));
    }

    #[test]
    fn numbers_are_read_back(integer in any::<i128>(), float in any::<f64>().prop_filter("finite", |f| f.is_finite())) {
        let twiml: VoiceResponse = twiml! { <Response><Say>{integer}</Say><Say>{float}</Say></Response> };
        let document = parse(&twiml);
        let mut said = document.root_element().children().map(|say| say.text().unwrap());
        prop_assert_eq!(said.next().unwrap().parse::<i128>(), Ok(integer));
        prop_assert_eq!(said.next().unwrap().parse::<f64>(), Ok(float));
    }
}
