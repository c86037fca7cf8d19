//! The rules of a document, over outlines written by hand. Positions are names, so that a test reads like what it checks.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers, too")]

use twiml_schema::rules::outline::{Attribute, Element, Node, Text};
use twiml_schema::rules::{Finding, Place, Severity, Violation, check_document, check_fragment, families};
use twiml_schema::{Family, find};

type Nodes = Vec<Node<'static, &'static str>>;

fn element(
    name: &'static str,
    attributes: &[(&'static str, &'static str)],
    children: Nodes,
) -> Node<'static, &'static str> {
    let attributes =
        attributes.iter().map(|(name, value)| Attribute::new(name, *name, Some((*value, *value))));
    Node::Element(Element { attributes: attributes.collect(), children, ..Element::new(name, name) })
}

fn empty(name: &'static str) -> Node<'static, &'static str> {
    element(name, &[], vec![])
}

fn text(text: &'static str) -> Node<'static, &'static str> {
    Node::Text(Text { text, at: "text" })
}

/// An element that is passed through as it is.
fn quoted(name: &'static str, children: Nodes) -> Node<'static, &'static str> {
    Node::Element(Element { checked: false, children, ..Element::new(name, name) })
}

/// What is found in a document with these verbs.
fn found(verbs: Nodes) -> Vec<Finding<&'static str>> {
    check_document(&[Element { children: verbs, ..Element::new("Response", "Response") }]).findings
}

/// Where something is found in a document with these verbs, and in which words.
#[track_caller]
fn check(verbs: Nodes, expected: &[(&str, &str)]) {
    let found = found(verbs);
    let found: Vec<_> = found.iter().map(|found| (found.at, found.violation.to_string())).collect();
    let found: Vec<_> = found.iter().map(|(at, words)| (*at, words.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_right_document_breaks_no_rule() {
    let gather = element(
        "Gather",
        &[("numDigits", "1"), ("action", "/menu")],
        vec![element("Say", &[("voice", "Polly.Joanna")], vec![text("Press 1.")])],
    );
    check(vec![gather, element("Redirect", &[], vec![text("/voice")])], &[]);
    check(vec![], &[]);
}

#[test]
fn an_unknown_name_has_a_nearest_one_and_the_code_of_the_schema() {
    let found = found(vec![empty("Saay"), element("Hangup", &[("volume", "1")], vec![])]);
    let Violation::UnknownElement { nearest, allowed, .. } = &found[0].violation else { panic!("{found:?}") };
    assert_eq!(*nearest, Some("Say"));
    assert!(allowed.contains(&"Gather") && !allowed.contains(&"Sms"), "what is deprecated is not offered");
    assert_eq!(found[0].violation.code(), Some(12200));
    assert_eq!(found[1].violation.to_string(), "`<Hangup>` has no attribute `volume`");
    assert_eq!(found[1].violation.help().unwrap(), "`<Hangup>` takes no attributes");
    assert_eq!(found[1].violation.page(), Some("https://www.twilio.com/docs/voice/twiml/hangup"));
}

#[test]
fn an_element_in_the_wrong_place_has_the_code_of_the_place() {
    let found = found(vec![element("Gather", &[], vec![element("Dial", &[], vec![text("1")])])]);
    let [Finding { at: "Dial", violation }] = &found[..] else { panic!("{found:?}") };
    assert_eq!(violation.to_string(), "`<Dial>` is not allowed in `<Gather>`");
    assert_eq!(violation.help().unwrap(), "it is allowed in `<Response>`");
    assert_eq!(violation.note().unwrap(), "`<Gather>` can hold `<Pause>`, `<Play>` or `<Say>`");
    assert_eq!(violation.code(), Some(13320));
}

#[test]
fn attributes_are_there_once_and_those_that_have_to_be() {
    let relay = element("ConversationRelay", &[("voice", "a"), ("voice", "b")], vec![]);
    check(
        vec![element("Connect", &[], vec![relay])],
        &[
            ("voice", "`voice` is given twice"),
            ("ConversationRelay", "`<ConversationRelay>` needs the attribute `url`"),
        ],
    );
}

#[test]
fn values_are_refused_retired_or_advised_against() {
    let say = |attribute, value| element("Say", &[(attribute, value)], vec![text("x")]);
    check(vec![say("loop", "-1")], &[("-1", "`loop` of `<Say>` takes a whole number, 0 or more, not `-1`")]);
    check(vec![say("loop", "")], &[("", "`loop` of `<Say>` takes a whole number, 0 or more, but is empty")]);
    check(
        vec![say("voice", "alice")],
        &[("alice", "`voice=\"alice\"` is deprecated: write `\"Polly.Joanna\"`")],
    );
    let found = found(vec![element("Dial", &[("method", "get")], vec![text("1")])]);
    assert_eq!(found[0].violation.severity(), Severity::Warning);
    assert_eq!(found[0].violation, Violation::LowercaseMethod { method: "GET" });
}

#[test]
fn an_address_that_has_to_be_absolute_is_not_relative() {
    let transcription =
        |url| element("Start", &[], vec![element("Transcription", &[("statusCallbackUrl", url)], vec![])]);
    check(vec![transcription("https://example.com/live")], &[]);
    check(
        vec![transcription("/live")],
        &[(
            "/live",
            "`statusCallbackUrl` of `<Transcription>` takes a whole URL that begins with `https://`, not `/live`",
        )],
    );
}

#[test]
fn text_is_where_it_belongs_and_not_too_long() {
    check(vec![text("Hello")], &[("text", "`<Response>` cannot hold text")]);
    check(vec![empty("Play")], &[("Play", "`<Play>` needs its text")]);
    check(vec![element("Play", &[("digits", "1")], vec![])], &[]);
    check(vec![element("Dial", &[], vec![empty("Number")])], &[("Number", "`<Number>` needs its text")]);
    let long: &'static str = "x".repeat(65).leak();
    let found = found(vec![element("Dial", &[], vec![element("Queue", &[], vec![text(long)])])]);
    let Violation::LongText { length: 65, max: 64, .. } = found[0].violation else { panic!("{found:?}") };
    assert_eq!(found[0].violation.code(), Some(14213));
}

#[test]
fn of_several_bodies_the_shortest_counts() {
    let words = |count| text("x".repeat(count).leak());
    let say = |bodies: Vec<Nodes>| vec![element("Say", &[], vec![words(4000), Node::OneOf(bodies)])];
    check(say(vec![vec![words(200)], vec![words(96)]]), &[]);
    check(
        say(vec![vec![words(200)], vec![words(97)]]),
        &[("Say", "this text has 4097 characters, and `<Say>` takes 4096 at most")],
    );
    check(vec![element("Say", &[], vec![words(4096), Node::AnyNumber(vec![words(1)])])], &[]);
}

#[test]
fn children_are_counted() {
    let media =
        |count| (0..count).map(|_| element("Media", &[], vec![text("https://example.com/a")])).collect();
    check(vec![element("Message", &[], media(10))], &[]);
    check(
        vec![element("Message", &[], media(11))],
        &[("Message", "`<Message>` takes at most 10 `<Media>`, not 11")],
    );
    let numbers = |count| (0..count).map(|_| element("Number", &[], vec![text("+15551234567")])).collect();
    assert_eq!(found(vec![element("Dial", &[], numbers(11))]).len(), 1);
    assert_eq!(found(vec![element("Dial", &[("sequential", "true")], numbers(11))]).len(), 0);
}

#[test]
fn verbs_are_of_one_family() {
    let say = || element("Say", &[], vec![text("x")]);
    let message = || element("Message", &[], vec![text("x")]);
    check(
        vec![empty("Pause"), message(), say(), message()],
        &[
            ("Message", "`<Message>` does not go with `<Pause>`, which makes this voice TwiML"),
            ("Message", "`<Message>` does not go with `<Pause>`, which makes this voice TwiML"),
        ],
    );
    let family =
        |verbs| check_document(&[Element { children: verbs, ..Element::new("Response", "Response") }]).family;
    assert_eq!(family(vec![Node::OneOf(vec![vec![], vec![say()]])]), Some(Family::Voice));
    assert_eq!(family(vec![message()]), Some(Family::Messaging));
    assert_eq!(family(vec![element("Redirect", &[], vec![])]), None);
    assert_eq!(families("Message"), [Family::Messaging]);
}

#[test]
fn nothing_runs_behind_the_end() {
    let never = |verb: &'static str| {
        (verb, format!("`<{verb}>` can never run, because `<Hangup>` ends the document"))
    };
    let (at, words) = never("Pause");
    check(vec![empty("Hangup"), empty("Pause"), empty("Leave")], &[(at, &words)]);
    let either = |then: Nodes, otherwise: Nodes| vec![Node::OneOf(vec![then, otherwise]), empty("Pause")];
    check(either(vec![empty("Hangup")], vec![empty("Hangup")]), &[(at, &words)]);
    check(either(vec![empty("Hangup")], vec![]), &[]);
    check(vec![Node::AnyNumber(vec![empty("Hangup")]), empty("Pause")], &[]);
    check(vec![quoted("Hangup", vec![]), empty("Pause")], &[]);
    check(vec![empty("Hangup"), quoted("Pause", vec![])], &[]);
}

/// Checks a document of one verb.
#[track_caller]
fn check_one(verb: Node<'static, &'static str>, expected: &[(&str, &str)]) {
    check(vec![verb], expected);
}

#[test]
fn rules_know_the_parent() {
    let stream = |track| element("Stream", &[("url", "wss://a.example"), ("track", track)], vec![]);
    check_one(element("Start", &[], vec![stream("both_tracks")]), &[]);
    check_one(element("Connect", &[], vec![stream("inbound_track")]), &[]);
    check_one(
        element("Connect", &[], vec![stream("both_tracks")]),
        &[("both_tracks", "a `<Stream>` in `<Connect>` takes the inbound track only")],
    );
    let play = || element("Play", &[("digits", "1w2")], vec![]);
    check_one(play(), &[]);
    check_one(
        element("Gather", &[], vec![play()]),
        &[("1w2", "`digits` of `<Play>` is not allowed in `<Gather>`")],
    );
}

#[test]
fn rules_know_the_children() {
    let number = || element("Number", &[], vec![text("+15551234567")]);
    let client = || element("Client", &[], vec![text("ann")]);
    let dial = |children| element("Dial", &[("callerId", "client:bob")], children);
    check_one(dial(vec![client()]), &[]);
    for children in [vec![number()], vec![client(), number()], vec![text("+15551234567")]] {
        check_one(
            dial(children),
            &[("client:bob", "a phone number cannot be called with the identity of a client as `callerId`")],
        );
    }
    let conference = || element("Conference", &[], vec![text("room")]);
    check_one(element("Dial", &[], vec![conference()]), &[]);
    check_one(
        element("Dial", &[], vec![number(), conference()]),
        &[("Conference", "nothing else can be dialed beside a `<Conference>`")],
    );
    let tag = || element("BillingReferenceTag", &[], vec![text("x")]);
    check_one(element("Annotate", &[], vec![tag()]), &[]);
    check_one(
        element("Annotate", &[], vec![tag(), tag()]),
        &[("BillingReferenceTag", "an `<Annotate>` takes one `<BillingReferenceTag>`")],
    );
    check_one(empty("Annotate"), &[("Annotate", "an `<Annotate>` needs a `<BillingReferenceTag>`")]);
    check_one(element("Annotate", &[], vec![Node::Unknown]), &[]);
}

#[test]
fn rules_know_the_other_attributes() {
    let record =
        |transcribe, length| element("Record", &[("transcribe", transcribe), ("maxLength", length)], vec![]);
    check_one(record("true", "120"), &[]);
    check_one(record("false", "3600"), &[]);
    check_one(record("true", "121"), &[("121", "a recording of more than 120 seconds is not transcribed")]);
    let parameter = |length: usize| {
        let value: &'static str = "x".repeat(length).leak();
        let parameter = element("Parameter", &[("name", "key"), ("value", value)], vec![]);
        element("Start", &[], vec![element("Stream", &[("url", "wss://a.example")], vec![parameter])])
    };
    check_one(parameter(496), &[]);
    assert_eq!(found(vec![parameter(497)]).len(), 1);
}

#[test]
fn a_call_forks_its_audio_four_times() {
    let start = |noun| element("Start", &[], vec![element(noun, &[], vec![])]);
    check(vec![start("Siprec"), start("Stream"), start("Stream"), start("Transcription")], &[]);
    check(
        vec![start("Siprec"), start("Siprec"), start("Stream")],
        &[("Response", "a call takes four forked streams at most, and a `<Siprec>` counts as two")],
    );
}

#[test]
fn texts_are_of_their_kind() {
    let dial = |noun, words| element("Dial", &[], vec![element(noun, &[], vec![text(words)])]);
    check_one(dial("Sip", "sip:ann@example.com?x-a=b"), &[]);
    check_one(
        dial("Sip", "ann@example.com"),
        &[("text", "`<Sip>` takes a SIP address such as `sip:user@example.com`, not `ann@example.com`")],
    );
    check_one(dial("Number", " (415) 123-4567 "), &[]);
    check_one(
        dial("Number", "my office"),
        &[("text", "`<Number>` takes a phone number such as `+15551234567`, not `my office`")],
    );
    check_one(
        dial("Sim", "DE1"),
        &[("text", "`<Sim>` takes a SID: two uppercase letters and 32 hexadecimal digits, not `DE1`")],
    );
    let task = |json| {
        element(
            "Enqueue",
            &[("workflowSid", "WW00000000000000000000000000000000")],
            vec![element("Task", &[], vec![text(json)])],
        )
    };
    check_one(task(r#"{"a": 1}"#), &[]);
    assert_eq!(found(vec![task("a=1")])[0].violation.code(), Some(14221));
    check_one(
        element("Play", &[], vec![text("my greeting.mp3")]),
        &[("text", "a space has to be escaped in a URL")],
    );
    check_one(element("Redirect", &[], vec![text("")]), &[]);
}

#[test]
fn an_element_with_neither_text_nor_children_is_advised_against() {
    let found = found(vec![empty("Say"), empty("Dial")]);
    assert!(found.iter().all(|found| found.violation.severity() == Severity::Warning));
    assert_eq!(found[0].violation.code(), Some(13520));
    check_one(element("Dial", &[], vec![Node::Unknown]), &[]);
}

#[test]
fn a_long_break_is_advised_against() {
    let pause = |time| element("Say", &[], vec![text("a"), element("break", &[("time", time)], Vec::new())]);
    for time in ["10s", "10000ms", ".5s"] {
        check(vec![pause(time)], &[]);
    }
    for time in ["11s", "10.5s", "10001ms"] {
        let [finding] = &found(vec![pause(time)])[..] else { panic!("{time}") };
        assert_eq!(finding.violation.severity(), Severity::Warning, "{time}");
    }
}

#[test]
fn a_name_in_another_case_is_advised_against() {
    let found = found(vec![element("Say", &[("language", "en-gb")], vec![text("x")])]);
    assert_eq!(found[0].violation.severity(), Severity::Warning);
    assert_eq!(found[0].violation.to_string(), "`language=\"en-gb\"`: Twilio writes this `\"en-GB\"`");
}

#[test]
fn a_reject_behind_other_verbs_is_advised_against() {
    check(vec![empty("Pause"), empty("Reject")], &[]);
    check(
        vec![element("Say", &[], vec![text("x")]), empty("Reject")],
        &[("Reject", "`<Reject>` answers the call here, because it is not the first verb")],
    );
}

#[test]
fn what_is_quoted_passes_and_everything_is_allowed_in_it() {
    let number = element("Number", &[], vec![text("1")]);
    check(vec![quoted("New", vec![text("x"), number, empty("Response")])], &[]);
    check(vec![quoted("New", vec![empty("Numbr")])], &[("Numbr", "there is no element `<Numbr>`")]);
}

#[test]
fn a_fragment_is_for_the_narrowest_place() {
    let place = |nodes: Nodes| check_fragment(&nodes, "start").place.map(|place| place.name);
    let say = || element("Say", &[], vec![text("x")]);
    assert_eq!(place(vec![say()]), Some("Gather"));
    assert_eq!(place(vec![say(), empty("Hangup")]), Some("Response"));
    assert_eq!(place(vec![Node::AnyNumber(vec![element("Number", &[], vec![text("1")])])]), Some("Dial"));
    assert_eq!(place(vec![quoted("New", vec![])]), Some("Response"));

    let findings = check_fragment(&[element("Number", &[], vec![text("1")]), say()], "start").findings;
    assert_eq!(findings[0].at, "Say");
    assert_eq!(findings[0].violation.to_string(), "`<Say>` is never allowed beside `<Number>`");
    let findings = check_fragment(&[Node::Unknown], "start").findings;
    assert_eq!((findings[0].at, &findings[0].violation), ("start", &Violation::Placeless));
}

#[test]
fn a_document_is_as_large_as_twilio_takes_it() {
    assert_eq!(Violation::of_size(64 * 1024), None);
    let violation = Violation::of_size(64 * 1024 + 1).unwrap();
    assert_eq!(violation.to_string(), "this document has 65537 bytes, and Twilio takes 65536 at most");
    assert_eq!(violation.code(), Some(11750));
}

#[test]
fn a_place_knows_what_is_allowed_in_it() {
    let dial = Place::response().inside("Dial", true);
    assert_eq!(dial.rows(), [find("Dial").next().unwrap()]);
    assert!(dial.children().contains(&"Number"));
    assert!(!Place::response().children().contains(&"Sms"), "what is deprecated is not offered");
    assert_eq!(Place::response().inside("New", false), Place::ANYWHERE.inside("New", true));
    assert!(Place::response().inside("Redirect", true).text_callback().is_some());
}
