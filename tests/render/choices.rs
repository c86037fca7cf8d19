//! Values for attributes that take words of a closed set.

use twiml_runtime::choices::{
    Beep, CallStatusCallbackEvent, CardType, DialRecord, Input, RejectReason, ReportInputDuringAgentSpeech,
    RingTone, Trim,
};
use twiml_runtime::prelude::*;

#[test]
fn one_word_of_a_set() {
    let (record, tone, trim) = (DialRecord::RecordFromAnswerDual, &RingTone::UsOld, Some(Trim::DoNotTrim));
    let twiml: VoiceResponse = twiml! { <Response><Dial record={record} ringTone={tone} trim={trim}>"+15551234567"</Dial></Response> };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Dial record="record-from-answer-dual" ringTone="us-old" trim="do-not-trim">"#,
            "+15551234567</Dial></Response>"
        )
    );
}

#[test]
fn one_word_may_be_absent_or_come_from_text() {
    let reject = |reason: Option<&str>| -> Result<VoiceResponse, twiml_runtime::InvalidChoice> {
        let reason = reason.map(str::parse::<RejectReason>).transpose()?;
        Ok(twiml! { <Response><Reject reason={reason}/></Response> })
    };
    assert_eq!(reject(Some("busy")).unwrap().as_str(), r#"<Response><Reject reason="busy"/></Response>"#);
    assert_eq!(reject(None).unwrap().as_str(), "<Response><Reject/></Response>");
    assert!(reject(Some("\"/><Dial>")).is_err());
}

#[test]
fn true_and_false_where_they_are_words() {
    fn conference(beep: impl twiml_runtime::OneOfValue<Beep>) -> VoiceResponse {
        twiml! { <Response><Dial><Conference beep={beep}>"room"</Conference></Dial></Response> }
    }
    let beep = |word: &str| {
        format!(r#"<Response><Dial><Conference beep="{word}">room</Conference></Dial></Response>"#)
    };
    assert_eq!(conference(true).as_str(), beep("true"));
    assert_eq!(conference(Some(&false)).as_str(), beep("false"));
    assert_eq!(conference(Beep::OnEnter).as_str(), beep("onEnter"));

    let (url, report) = ("wss://example.com", ReportInputDuringAgentSpeech::Any);
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Connect><ConversationRelay url={url} reportInputDuringAgentSpeech={false}/></Connect>
            <Connect><ConversationRelay url={url} reportInputDuringAgentSpeech={report}/></Connect>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Connect><ConversationRelay url="wss://example.com" reportInputDuringAgentSpeech="false"/></Connect>"#,
            r#"<Connect><ConversationRelay url="wss://example.com" reportInputDuringAgentSpeech="any"/></Connect></Response>"#
        )
    );
}

#[test]
fn lists_are_separated_by_spaces() {
    use CallStatusCallbackEvent::{Answered, Completed, Initiated};
    let (input, events, cards) =
        (Input::Speech, vec![Initiated, Answered, Completed], [CardType::DinersClub]);
    let chosen: &[Input] = &[Input::Dtmf, Input::Speech];
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Gather input={input}/>
            <Gather input={chosen}/>
            <Gather input={[Some(Input::Dtmf), None]}/>
            <Gather input={[Input::Dtmf; 0]}/>
            <Gather input={None::<Vec<Input>>}/>
            <Dial><Number statusCallbackEvent={&events}>"+15551234567"</Number></Dial>
            <Pay validCardTypes={cards}/>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Gather input="speech"/><Gather input="dtmf speech"/><Gather input="dtmf"/>"#,
            r#"<Gather input=""/><Gather/>"#,
            r#"<Dial><Number statusCallbackEvent="initiated answered completed">+15551234567</Number></Dial>"#,
            r#"<Pay validCardTypes="diners-club"/></Response>"#
        )
    );
}

#[test]
fn open_sets_take_text() {
    let (language, model) = (Some("de-DE"), String::from("nova-3"));
    let twiml: VoiceResponse =
        twiml! { <Response><Gather language={language} speechModel={&model}/></Response> };
    assert_eq!(twiml.as_str(), r#"<Response><Gather language="de-DE" speechModel="nova-3"/></Response>"#);
}

#[test]
fn methods() {
    let (get, none) = (Method::Get, None::<Method>);
    let twiml: VoiceResponse = twiml! {
        <Response><Gather action={"/a"} method={get}/><Gather action={"/a"} method={none}/></Response>
    };
    assert_eq!(
        twiml.as_str(),
        r#"<Response><Gather action="/a" method="GET"/><Gather action="/a"/></Response>"#
    );
}
