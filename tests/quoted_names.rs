//! A quoted name passes unchecked, whatever the vocabulary says about it.

use twiml_runtime::prelude::*;

#[test]
fn an_attribute_takes_any_value() {
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Gather "timeout"=0 "finishOnKey"="#*" "newAttribute"="x"/>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        r##"<Response><Gather timeout="0" finishOnKey="#*" newAttribute="x"/></Response>"##
    );
}

#[test]
fn an_attribute_takes_a_value_of_any_type() {
    let seconds = "a while";
    let twiml: VoiceResponse = twiml! { <Response><Pause "length"={seconds}/></Response> };
    assert_eq!(twiml.as_str(), r#"<Response><Pause length="a while"/></Response>"#);
}

#[test]
fn an_element_is_allowed_anywhere_with_any_content() {
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Gather>
                <"Dial"><Pause/><Number>"+15551234567"</Number></"Dial">
            </Gather>
            <"Pause">"tick"</"Pause">
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        "<Response><Gather><Dial><Pause/><Number>+15551234567</Number></Dial></Gather><Pause>tick</Pause></Response>"
    );
}

#[test]
fn a_verb_is_allowed_after_the_end() {
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Hangup/>
            <"NewVerb"/>
            <"Say">"Still here?"</"Say">
        </Response>
    };
    assert_eq!(twiml.as_str(), "<Response><Hangup/><NewVerb/><Say>Still here?</Say></Response>");
}

#[test]
fn an_element_makes_a_fragment() {
    fn fragment() -> Fragment<tags::Response> {
        twiml! { <"NewVerb" loudness=3/> }
    }
    let twiml: VoiceResponse = twiml! { <Response>{fragment()}</Response> };
    assert_eq!(twiml.as_str(), r#"<Response><NewVerb loudness="3"/></Response>"#);
}
