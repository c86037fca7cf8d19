//! Attributes.

use twiml_runtime::prelude::*;

#[test]
fn literals_and_values_are_escaped_alike() {
    let hints = "a < b > c & \"d\" 'e'\t\n\r é";
    let written: VoiceResponse =
        twiml! { <Response><Gather hints="a < b > c & \"d\" 'e'\t\n\r é"/></Response> };
    let at_run_time: VoiceResponse = twiml! { <Response><Gather hints={hints}/></Response> };
    let expected = concat!(
        "<Response><Gather hints=\"a &lt; b &gt; c &amp; &quot;d&quot; 'e'",
        "&#9;&#10;&#13; é\"/></Response>"
    );
    assert_eq!(written.as_str(), expected);
    assert_eq!(at_run_time.as_str(), expected);
}

#[test]
fn a_value_cannot_leave_its_quotes() {
    let hints = "\"/><Hangup/>\0";
    let twiml = twiml! { <Response><Gather hints={hints}/></Response> };
    assert_eq!(twiml.as_str(), "<Response><Gather hints=\"&quot;/&gt;&lt;Hangup/&gt;\"/></Response>");
}

#[test]
fn an_absent_value_leaves_its_attribute_out_and_an_empty_one_keeps_it() {
    fn gather(hints: Option<&str>, digits: Option<u8>, barge_in: Option<bool>) -> VoiceResponse {
        twiml! { <Response><Gather hints={hints} numDigits={digits} bargeIn={&barge_in} finishOnKey=""/></Response> }
    }
    assert_eq!(gather(None, None, None).as_str(), r#"<Response><Gather finishOnKey=""/></Response>"#);
    assert_eq!(
        gather(Some(""), Some(0), Some(false)).as_str(),
        r#"<Response><Gather hints="" numDigits="0" bargeIn="false" finishOnKey=""/></Response>"#
    );
    let nested: Option<Option<&str>> = Some(None);
    let twiml = twiml! { <Response><Gather hints={nested}/></Response> };
    assert_eq!(twiml.as_str(), "<Response><Gather/></Response>");
}

#[test]
fn numbers_and_booleans_need_no_quotes() {
    let bare: VoiceResponse =
        twiml! { <Response><Gather numDigits=1 timeout=20 bargeIn=true profanityFilter=false/></Response> };
    let quoted: VoiceResponse = twiml! {
        <Response><Gather numDigits="1" timeout="20" bargeIn="true" profanityFilter="false"/></Response>
    };
    assert_eq!(
        bare.as_str(),
        r#"<Response><Gather numDigits="1" timeout="20" bargeIn="true" profanityFilter="false"/></Response>"#
    );
    assert_eq!(bare, quoted);
}

#[test]
fn numbers_are_written_as_digits_only() {
    let twiml: VoiceResponse =
        twiml! { <Response><Dial timeLimit=14_400 timeout=0x1Eu8>"+15551234567"</Dial></Response> };
    assert_eq!(
        twiml.as_str(),
        r#"<Response><Dial timeLimit="14400" timeout="30">+15551234567</Dial></Response>"#
    );
}

#[test]
fn attributes_keep_their_order() {
    let (digits, hints) = (1, "a");
    let twiml =
        twiml! { <Response><Gather timeout=5 numDigits={digits} language="en-GB" hints={hints}/></Response> };
    assert_eq!(
        twiml.as_str(),
        r#"<Response><Gather timeout="5" numDigits="1" language="en-GB" hints="a"/></Response>"#
    );
}

#[test]
fn names_may_be_keywords_or_hold_signs() {
    let text = "hallo";
    let twiml = twiml! {
        <Response>
            <Say loop=2><lang xml:lang="de-DE">{text}</lang></Say>
            <Play loop=0>"https://example.com/a.mp3"</Play>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Say loop="2"><lang xml:lang="de-DE">hallo</lang></Say>"#,
            r#"<Play loop="0">https://example.com/a.mp3</Play></Response>"#
        )
    );
}

#[test]
fn quoted_names_pass_unchecked() {
    let (mood, level) = ("calm & kind", 3);
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Say "mood"={mood} "level"=1>"Hello"</Say>
            <"NewVerb" at="noon" level={level}><"new-noun"/><Say>{mood}</Say>"text"</"NewVerb">
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Say mood="calm &amp; kind" level="1">Hello</Say>"#,
            r#"<NewVerb at="noon" level="3"><new-noun/><Say>calm &amp; kind</Say>text</NewVerb></Response>"#
        )
    );
}

#[test]
fn an_absent_value_leaves_a_quoted_attribute_out_too() {
    let nothing: Option<&str> = None;
    let twiml: VoiceResponse = twiml! { <Response><Say "mood"={nothing}>"Hello"</Say></Response> };
    assert_eq!(twiml.as_str(), "<Response><Say>Hello</Say></Response>");
}
