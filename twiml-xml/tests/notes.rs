//! The notes about what cannot be carried over as it is.

#![allow(clippy::unwrap_used, reason = "a test stops on what it did not expect")]

use twiml_xml::from_xml;

/// Checks what one line of the source is, and what the only note about it says.
#[track_caller]
fn check(xml: &str, line: &str, note: &str) {
    let conversion = from_xml(xml).unwrap();
    assert!(conversion.source().lines().any(|written| written.trim() == line), "{conversion}");
    let notes: Vec<_> = conversion.notes().iter().map(ToString::to_string).collect();
    assert_eq!(notes, [note], "{conversion}");
}

#[test]
fn an_unknown_element() {
    check(
        "<Response><NewVerb loudness='3'/></Response>",
        r#"<"NewVerb" loudness="3"/>"#,
        "1:11: there is no element `<NewVerb>`, so its name is quoted and passes unchecked",
    );
    check(
        "<Response>\n\t<Mesage>Hi</Mesage></Response>",
        r#"<"Mesage">"Hi"</"Mesage">"#,
        "2:2: there is no element `<Mesage>`, so its name is quoted and passes unchecked: \
         did you mean `<Message>`?",
    );
    check(
        "<Response><say>Hi</say></Response>",
        r#"<"say">"Hi"</"say">"#,
        "1:11: there is no element `<say>`, so its name is quoted and passes unchecked: \
         did you mean `<Say>`? Names are case-sensitive",
    );
}

#[test]
fn an_element_in_the_wrong_place() {
    check(
        "<Response><Number>+15551234567</Number></Response>",
        r#"<"Number">"+15551234567"</"Number">"#,
        "1:11: `<Number>` is not allowed in `<Response>`, so its name is quoted and passes unchecked: \
         it is allowed in `<Dial>`",
    );
    check(
        "<Response><Say><Response/></Say></Response>",
        r#"<Say><"Response"/></Say>"#,
        "1:16: `<Response>` is not allowed in `<Say>`, so its name is quoted and passes unchecked: `<Response>` is the outermost element",
    );
}

#[test]
fn a_missing_attribute() {
    check(
        "<Response><Connect><ConversationRelay/></Connect></Response>",
        r#"<"ConversationRelay"/>"#,
        "1:20: `<ConversationRelay>` needs the attribute `url`, so its name is quoted and passes unchecked: add `url=…`",
    );
}

#[test]
fn a_missing_text() {
    check(
        "<Response><Play loop='2'/></Response>",
        r#"<"Play" loop=2/>"#,
        "1:11: `<Play>` needs its text, so its name is quoted and passes unchecked",
    );
}

#[test]
fn text_that_is_not_allowed() {
    check(
        "<Response><Pause>tick</Pause></Response>",
        r#"<"Pause">"tick"</"Pause">"#,
        "1:11: `<Pause>` cannot hold text, so its name is quoted and passes unchecked",
    );
    check(
        "<Response>Hello<Hangup/></Response>",
        "<Hangup/>",
        "1:11: `<Response>` cannot hold text, so it is left out: to speak it, write `<Say>…</Say>`; \
         to answer a message, `<Message>…</Message>`",
    );
}

#[test]
fn a_text_over_its_limit() {
    let words = "ha ".repeat(1400);
    check(
        &format!("<Response><Say><s>{words}</s></Say></Response>"),
        r#"<"Say">"#,
        "1:11: this text has 4200 characters, and `<Say>` takes 4096 at most, so its name is quoted and passes unchecked: \
         shorten it, or spread it over several elements",
    );
}

#[test]
fn voice_and_messaging_mixed() {
    check(
        "<Response><Say>Hi</Say><Message>Hi</Message></Response>",
        r#"<"Message">"Hi"</"Message">"#,
        "1:24: `<Message>` does not go with `<Say>`, which makes this voice TwiML, so its name is quoted and passes \
         unchecked: leave one of them out; to send a message during a call, use Twilio's REST API",
    );
}

#[test]
fn a_verb_that_can_never_run() {
    check(
        "<Response><Dial action='/dialed'>5551234</Dial><Pause/></Response>",
        r#"<"Pause"/>"#,
        "1:48: `<Pause>` can never run, because `<Dial>` ends the document, so its name is quoted and passes unchecked: \
         put it before that, or remove it",
    );
}

#[test]
fn an_unknown_attribute() {
    check(
        "<Response><Gather numDigit='1' /></Response>",
        r#"<Gather "numDigit"="1"/>"#,
        "1:19: `<Gather>` has no attribute `numDigit`, so its name is quoted and passes unchecked: \
         did you mean `numDigits`?",
    );
}

#[test]
fn a_value_that_does_not_fit() {
    check(
        "<Response><Reject reason='bussy'/></Response>",
        r#"<Reject "reason"="bussy"/>"#,
        "1:19: `reason` of `<Reject>` takes `\"rejected\"` or `\"busy\"`, not `bussy`, so its name is quoted and passes \
         unchecked: did you mean `\"busy\"`?",
    );
    check(
        "<Response><Dial callerId=''>5551234</Dial></Response>",
        r#"<Dial "callerId"="">"5551234"</Dial>"#,
        "1:17: `callerId` of `<Dial>` takes a phone number such as `\"+15551234567\"`, but is empty, so its name is \
         quoted and passes unchecked",
    );
}

#[test]
fn an_entity_that_is_escaped_once_more() {
    check(
        "<Response><Say>Rock &amp;amp; Roll</Say></Response>",
        r#"<Say>{"Rock &amp; Roll"}</Say>"#,
        "1:16: `&amp;` is sent as it is: if `&amp;` is not meant to be read, write `&` without the braces around the text",
    );
    check(
        "<Response><Dial action='/dialed?a=1&amp;#38;b=2'>5551234</Dial></Response>",
        r#"<Dial action={"/dialed?a=1&#38;b=2"}>"5551234"</Dial>"#,
        "1:17: `&#38;` is sent as it is: if `&#38;` is not meant to be read, write `&` without the braces around the text",
    );
}

#[test]
fn a_placeholder_of_another_language() {
    check(
        "<Response><Say>Hello {{From}}</Say></Response>",
        r#"<Say>"Hello {{From}}"</Say>"#,
        "1:16: `{{From}}` is sent as it is: TwiML has no placeholders: take the value out of the quotes, as in \
         `\"Hello \" {name}`",
    );
    check(
        "<Response><Dial callerId='{{ $number }}'>5551234</Dial></Response>",
        r#"<Dial callerId="{{ $number }}">"5551234"</Dial>"#,
        "1:17: `{{ $number }}` is sent as it is: TwiML has no placeholders: take the value out of the quotes, as in \
         `\"Hello \" {name}`",
    );
}

#[test]
fn a_url_that_is_not_one() {
    check(
        "<Response><Play>my greeting.mp3</Play></Response>",
        r#"<"Play">"my greeting.mp3"</"Play">"#,
        "1:11: a space has to be escaped in a URL, so its name is quoted and passes unchecked: write `my%20greeting.mp3`",
    );
    check(
        "<Response><Gather action='/a%SPACE%b'/></Response>",
        r#"<Gather "action"="/a%SPACE%b"/>"#,
        "1:19: two hexadecimal digits have to follow a `%` in a URL, so its name is quoted and passes unchecked: write \
         `/a%25SPACE%25b`",
    );
}

#[test]
fn a_rule_about_parent_and_child() {
    check(
        "<Response><Connect><Stream url='wss://a.example' track='both_tracks'/></Connect></Response>",
        r#"<Stream url="wss://a.example" "track"="both_tracks"/>"#,
        "1:50: a `<Stream>` in `<Connect>` takes the inbound track only, so its name is quoted and passes unchecked: \
         remove `track`, or put the `<Stream>` into `<Start>`",
    );
}

#[test]
fn a_namespace() {
    check(
        "<Response xmlns:x='urn:x'><Hangup/></Response>",
        r#"<Response "xmlns:x"="urn:x">"#,
        "1:1: TwiML has no namespaces, so `xmlns:x` is quoted and passes unchecked: remove it",
    );
}

#[test]
fn a_document_type() {
    check(
        "<!-- <!DOCTYPE x> -->\n<!DOCTYPE Response [<!ENTITY who 'Ann'>]><Response><Say>&who;</Say></Response>",
        r#"<Say>"Ann"</Say>"#,
        "2:1: `twiml!` does not take a document type, so it is left out; the text holds what its entities stand for",
    );
}

#[test]
fn a_processing_instruction() {
    check(
        "<Response><?php echo 1 ?><Hangup/></Response>",
        "<Hangup/>",
        "1:11: `twiml!` does not take processing instructions, so this one is left out",
    );
}

#[test]
fn whitespace_around_a_text_that_is_more_than_words() {
    check(
        "<Response><Dial>\n5551234\n</Dial></Response>",
        r#"<Dial>"\n5551234\n"</Dial>"#,
        "1:17: this text keeps the whitespace at its ends: remove it from the literal if it is not wanted",
    );
}

#[test]
fn a_fragment() {
    check(
        "<Dial><Number>5551234</Number></Dial>",
        r#"<Number>"5551234"</Number>"#,
        "1:1: a document is one `<Response>`: with `<Dial>` outermost, this is a fragment to put into one",
    );
}

#[test]
fn notes_are_in_the_order_of_the_document() {
    let conversion =
        from_xml("<Response>\n<Play/><Gather timeout='0'/>\n<Hangup>now</Hangup>\n</Response>").unwrap();
    let places: Vec<_> = conversion.notes().iter().map(|note| (note.line(), note.column())).collect();
    assert_eq!(places, [(2, 1), (2, 16), (3, 1)]);
    assert!(conversion.notes()[0].message().starts_with("`<Play>` needs its text"));
}
