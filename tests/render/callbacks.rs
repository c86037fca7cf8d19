//! Handlers named in documents.

#![allow(dead_code, reason = "handlers are named here, and not mounted")]

use twiml_runtime::prelude::*;

#[voice_webhook("/post")]
async fn posted(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/get", method = "GET")]
async fn got(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response/> }
}

#[status_callback("/call-status", method = "GET")]
async fn call_status(_update: CallStatusUpdate) {}

#[status_callback("/anything")]
async fn anything(_anything: Signed<()>) {}

#[sms_webhook("/message")]
async fn message(_message: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

#[status_callback("/message-status")]
async fn message_status(_update: MessageStatusUpdate) {}

mod ivr {
    use twiml_runtime::prelude::*;

    pub(super) mod menus {
        use twiml_runtime::prelude::*;

        #[voice_webhook("/ivr/again")]
        pub(crate) async fn again() -> VoiceResponse {
            twiml! { <Response/> }
        }

        #[voice_webhook("/ivr/main")]
        pub(crate) async fn main_menu(_input: GatherInput) -> VoiceResponse {
            twiml! { <Response><Redirect>super::back</Redirect></Response> }
        }
    }

    #[voice_webhook("/ivr/back")]
    pub(crate) async fn back() -> VoiceResponse {
        twiml! {
            <Response><Gather action=menus::main_menu/><Gather action=crate::callbacks::posted/></Response>
        }
    }
}

#[test]
fn the_method_comes_along() {
    let twiml: VoiceResponse = twiml! { <Response><Gather action=posted/><Gather action=got/></Response> };
    assert_eq!(
        twiml.as_str(),
        r#"<Response><Gather action="/post" method="POST"/><Gather action="/get" method="GET"/></Response>"#
    );
}

#[test]
fn every_callback_has_a_method_of_its_own() {
    let number = "+15551234567";
    let expected = concat!(
        r#"<Response><Dial action="/get" method="GET" recordingStatusCallback="/anything" "#,
        r#"recordingStatusCallbackMethod="POST" timeout="20">"#,
        r#"<Number url="/post" method="POST" statusCallback="/call-status" statusCallbackMethod="GET">"#,
        "+15551234567</Number></Dial></Response>"
    );
    let known: VoiceResponse = twiml! {
        <Response>
            <Dial action=got recordingStatusCallback=anything timeout=20>
                <Number url=posted statusCallback=call_status>"+15551234567"</Number>
            </Dial>
        </Response>
    };
    let written: VoiceResponse = twiml! {
        <Response>
            <Dial action=got recordingStatusCallback=anything timeout={20}>
                <Number url=posted statusCallback=call_status>{number}</Number>
            </Dial>
        </Response>
    };
    assert_eq!(known.as_str(), expected);
    assert_eq!(written.as_str(), expected);
}

#[test]
fn two_callbacks_may_share_a_method() {
    let twiml: MessagingResponse = twiml! { <Response><Message statusCallback=message_status to="+1555" action=message>"Hi"</Message></Response> };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Message statusCallback="/message-status" method="POST" to="+1555" action="/message">"#,
            "Hi</Message></Response>"
        )
    );
}

#[test]
fn a_callback_without_a_method_attribute() {
    let twiml: VoiceResponse = twiml! { <Response><Record transcribeCallback=anything/></Response> };
    assert_eq!(twiml.as_str(), r#"<Response><Record transcribeCallback="/anything"/></Response>"#);
}

#[test]
fn text_names_a_handler() {
    let known: VoiceResponse = twiml! { <Response><Redirect>got</Redirect></Response> };
    assert_eq!(known.as_str(), r#"<Response><Redirect method="GET">/get</Redirect></Response>"#);
    let name = "Ann";
    let written: VoiceResponse = twiml! { <Response><Say>{name}</Say><Redirect>got</Redirect></Response> };
    assert_eq!(
        written.as_str(),
        r#"<Response><Say>Ann</Say><Redirect method="GET">/get</Redirect></Response>"#
    );
}

#[test]
fn text_names_one_of_several_handlers() {
    fn next(open: bool) -> VoiceResponse {
        twiml! { <Response><Redirect>if open { posted } else { ivr::back }</Redirect></Response> }
    }
    assert_eq!(next(true).as_str(), "<Response><Redirect>/post</Redirect></Response>");
    assert_eq!(next(false).as_str(), "<Response><Redirect>/ivr/back</Redirect></Response>");
}

#[test]
fn an_arm_without_braces_names_a_handler() {
    fn step(count: u8) -> VoiceResponse {
        twiml! {
            <Response>
                <Redirect>
                    match count {
                        0 => posted,
                        1 => { ivr::back }
                        _ => ivr::menus::again
                    }
                </Redirect>
            </Response>
        }
    }
    assert_eq!(step(0).as_str(), "<Response><Redirect>/post</Redirect></Response>");
    assert_eq!(step(1).as_str(), "<Response><Redirect>/ivr/back</Redirect></Response>");
    assert_eq!(step(2).as_str(), "<Response><Redirect>/ivr/again</Redirect></Response>");
}

#[tokio::test]
async fn paths_lead_to_handlers_elsewhere() {
    let twiml: VoiceResponse = twiml! { <Response><Gather action=ivr::menus::main_menu/></Response> };
    assert_eq!(twiml.as_str(), r#"<Response><Gather action="/ivr/main" method="POST"/></Response>"#);
    assert_eq!(
        ivr::back().await.as_str(),
        concat!(
            r#"<Response><Gather action="/ivr/main" method="POST"/>"#,
            r#"<Gather action="/post" method="POST"/></Response>"#
        )
    );
}

#[tokio::test]
async fn a_handler_stays_where_it_is_named_in_a_branch() {
    fn gather(again: bool) -> VoiceResponse {
        twiml! {
            <Response>
                if again { <Gather action=posted/> } else { <Gather action=got/> }
                for _ in 0..2 { <Gather action=got/> }
            </Response>
        }
    }
    assert_eq!(
        gather(true).as_str(),
        concat!(
            r#"<Response><Gather action="/post" method="POST"/>"#,
            r#"<Gather action="/get" method="GET"/><Gather action="/get" method="GET"/></Response>"#
        )
    );
}

#[test]
fn an_address_in_quotes_or_braces_is_not_a_handler() {
    let posted = "https://example.com/a?b=1&c=2";
    let twiml: VoiceResponse =
        twiml! { <Response><Gather action={posted} method="GET"/><Gather action="/posted"/></Response> };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Gather action="https://example.com/a?b=1&amp;c=2" method="GET"/>"#,
            r#"<Gather action="/posted"/></Response>"#
        )
    );
}
