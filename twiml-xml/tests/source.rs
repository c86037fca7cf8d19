//! What the source looks like.

#![allow(clippy::unwrap_used, reason = "a test stops on what it did not expect")]

use twiml_xml::from_xml;

/// Checks the source of a document about which there is nothing to note.
#[track_caller]
fn check(xml: &str, expected: &str) {
    let conversion = from_xml(xml).unwrap();
    assert_eq!(conversion.source(), expected);
    assert_eq!(conversion.notes(), []);
}

#[test]
fn an_empty_document_takes_one_line() {
    check("<?xml version='1.0' encoding='UTF-8'?>\n<Response>\n</Response>", "twiml! { <Response/> }");
}

#[test]
fn numbers_and_truth_values_go_without_quotes() {
    check(
        "<Response><Pause length='2'/><Pause length='02'/><Pay chargeAmount='19.90' securityCode='false'/></Response>",
        r#"twiml! {
    <Response>
        <Pause length=2/>
        <Pause length="02"/>
        <Pay chargeAmount=19.90 securityCode=false/>
    </Response>
}"#,
    );
}

#[test]
fn tags_that_are_too_long_have_a_line_for_each_attribute() {
    check(
        "<Response><Dial><Number statusCallback='https://office.example/calls' statusCallbackMethod='POST' \
         statusCallbackEvent='answered'>5551234</Number></Dial></Response>",
        r#"twiml! {
    <Response>
        <Dial>
            <Number
                statusCallback="https://office.example/calls"
                statusCallbackMethod="POST"
                statusCallbackEvent="answered"
            >
                "5551234"
            </Number>
        </Dial>
    </Response>
}"#,
    );
}

#[test]
fn a_text_that_is_too_long_has_a_line_of_its_own() {
    let words = "Please hold the line. ".repeat(5);
    check(
        &format!("<Response><Say>{words}</Say></Response>"),
        &format!(
            "twiml! {{\n    <Response>\n        <Say>\n            \"{words}\"\n        </Say>\n    </Response>\n}}"
        ),
    );
}

#[test]
fn spoken_markup_stays_on_its_line_if_there_is_room() {
    check(
        "<Response><Say>It is <emphasis>very</emphasis> <sub alias='as soon as possible'>ASAP</sub>.</Say></Response>",
        r#"twiml! {
    <Response>
        <Say>
            "It is "
            <emphasis>"very"</emphasis>
            " "
            <sub alias="as soon as possible">"ASAP"</sub>
            "."
        </Say>
    </Response>
}"#,
    );
    check(
        "<Response><Say>A <emphasis>very</emphasis> good day.</Say></Response>",
        r#"twiml! {
    <Response>
        <Say>"A " <emphasis>"very"</emphasis> " good day."</Say>
    </Response>
}"#,
    );
}

#[test]
fn comments_become_rusts() {
    check(
        "<!-- before --><Response><!--\n  two\n  lines\n--><Say>a<!-- inside -->b</Say></Response><!-- after -->",
        r#"twiml! {
    // before
    <Response>
        // two
        // lines
        <Say>
            "a"
            // inside
            "b"
        </Say>
    </Response>
    // after
}"#,
    );
}

#[test]
fn white_space_that_lays_out_is_dropped_and_all_other_kept() {
    check(
        "<Response>\n <Gather>\n </Gather>\n <Say> </Say>\n <Say>\n  Hi\n  <break/>\n  <p>you</p> <p>all</p>\n </Say>\n</Response>",
        r#"twiml! {
    <Response>
        <Gather/>
        <Say>" "</Say>
        <Say>"\n  Hi\n  " <break/> <p>"you"</p> " " <p>"all"</p></Say>
    </Response>
}"#,
    );
    // A no-break space is none of it.
    check(
        "<Response><Dial>\n<Number>1</Number>\u{A0}</Dial></Response>",
        "twiml! {\n    <Response>\n        <Dial>\n            <Number>\"1\"</Number>\n            \"\u{A0}\"\n        </Dial>\n    </Response>\n}",
    );
}

#[test]
fn sections_of_plain_text_are_text() {
    check(
        "<Response><Say>a <![CDATA[<b> & ]]>&lt;c&gt;</Say></Response>",
        "twiml! {\n    <Response>\n        <Say>\"a <b> & <c>\"</Say>\n    </Response>\n}",
    );
}
