//! Text between tags.

use twiml_runtime::prelude::*;

fn say(text: &str) -> VoiceResponse {
    twiml! { <Response><Say>{text}</Say></Response> }
}

#[test]
fn literals_and_values_are_escaped_alike() {
    let written: VoiceResponse =
        twiml! { <Response><Say>"a < b > c & \"d\" 'e' \t\n\r é 😀"</Say></Response> };
    let expected = "<Response><Say>a &lt; b &gt; c &amp; \"d\" 'e' \t\n&#13; é 😀</Say></Response>";
    assert_eq!(written.as_str(), expected);
    assert_eq!(say("a < b > c & \"d\" 'e' \t\n\r é 😀").as_str(), expected);
}

#[test]
fn what_looks_escaped_in_a_value_is_escaped_again() {
    assert_eq!(say("&amp; &#38;").as_str(), "<Response><Say>&amp;amp; &amp;#38;</Say></Response>");
}

#[test]
fn markup_in_a_value_stays_text() {
    assert_eq!(
        say("</Say></Response><!-- ]]> --><Response>").as_str(),
        "<Response><Say>&lt;/Say&gt;&lt;/Response&gt;&lt;!-- ]]&gt; --&gt;&lt;Response&gt;</Say></Response>"
    );
}

#[test]
fn what_xml_forbids_is_left_out_of_values() {
    assert_eq!(
        say("\0a\u{1}b\u{8}\u{B}\u{C}\u{E}c\u{1F}\u{7F}\u{FFFE}d\u{FFFF}\u{FFFD}").as_str(),
        "<Response><Say>abc\u{7F}d\u{FFFD}</Say></Response>"
    );
}

#[test]
fn neighbours_are_joined_without_spaces() {
    let (name, count) = ("Ann", 3);
    let twiml = twiml! {
        <Response>
            <Say>
                "Hello, " {name}
                "! " "You have "
                {count} " messages."
            </Say>
        </Response>
    };
    assert_eq!(twiml.as_str(), "<Response><Say>Hello, Ann! You have 3 messages.</Say></Response>");
}

#[test]
fn raw_and_continued_literals_are_text() {
    let twiml = twiml! {
        <Response>
            <Say>r#"<"quoted">"#</Say>
            <Say>"one \
                  line"</Say>
        </Response>
    };
    assert_eq!(twiml.as_str(), "<Response><Say>&lt;\"quoted\"&gt;</Say><Say>one line</Say></Response>");
}

#[test]
fn elements_are_allowed_among_text() {
    let number = "42";
    let twiml = twiml! {
        <Response>
            <Say>
                "Your number is " <say-as "interpret-as"="digits">{number}</say-as> <break strength="weak"/> "."
                <emphasis level="strong">"Thanks"</emphasis>
            </Say>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            "<Response><Say>Your number is <say-as interpret-as=\"digits\">42</say-as>",
            "<break strength=\"weak\"/>.<emphasis level=\"strong\">Thanks</emphasis></Say></Response>"
        )
    );
}

#[test]
fn names_that_are_not_identifiers_can_be_written_as_some() {
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Say r#loop=2>
                <say_as interpret_as="date">"1"</say_as>
                <say-as interpret_as="date">"2"</say_as>
                <lang xml_lang="de-DE">"Guten Tag"</lang>
                <r#break strength="weak"/>
            </Say>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            "<Response><Say loop=\"2\"><say-as interpret-as=\"date\">1</say-as><say-as interpret-as=\"date\">2</say-as>",
            "<lang xml:lang=\"de-DE\">Guten Tag</lang><break strength=\"weak\"/></Say></Response>"
        )
    );
}

#[test]
fn nothing_between_the_tags() {
    let (nothing, empty) = (None::<&str>, "");
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Enqueue>{nothing}</Enqueue>
            <Enqueue>{empty}</Enqueue>
            <Enqueue></Enqueue>
            <Enqueue/>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        "<Response><Enqueue></Enqueue><Enqueue></Enqueue><Enqueue/><Enqueue/></Response>"
    );
}
