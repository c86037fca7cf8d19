//! What each kind of handler receives and answers.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, MESSAGE};

use crate::twilio;

#[sms_webhook("/sms", fallback = sms_fallback)]
pub(crate) async fn sms(message: IncomingMessage) -> MessagingResponse {
    twiml! {
        <Response>
            <Message action=sms statusCallback=message_status>{&message.from} " said: " {&message.body}</Message>
        </Response>
    }
}

#[sms_webhook("/sms-fallback")]
pub(crate) async fn sms_fallback(failed: Fallback<IncomingMessage>) -> MessagingResponse {
    let Fallback { error_code, error_url, request, .. } = failed;
    twiml! {
        <Response>
            <Message>{error_code} " at " {&error_url} " after " {&request.body}</Message>
        </Response>
    }
}

#[voice_webhook("/voice", fallback = voice_fallback)]
pub(crate) async fn voice(call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1 action=menu><Say>"You call from " {&call.from} ". Press a key."</Say></Gather>
            <Redirect>voice</Redirect>
        </Response>
    }
}

#[voice_webhook("/voice-fallback")]
pub(crate) async fn voice_fallback(failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Say>"Error " {failed.error_code}</Say></Response> }
}

#[voice_webhook("/menu", method = "GET")]
pub(crate) async fn menu(input: GatherInput) -> VoiceResponse {
    match input.answer() {
        Answer::Digits(digits) => twiml! { <Response><Say>"You pressed " {digits}</Say></Response> },
        Answer::Speech { text, .. } => twiml! { <Response><Say>"You said " {text}</Say></Response> },
        Answer::Nothing => twiml! { <Response><Hangup/></Response> },
    }
}

#[sms_webhook("/quote", method = "GET")]
pub(crate) async fn quote(message: IncomingMessage) -> Result<MessagingResponse, BoxError> {
    Ok(twiml! { <Response><Message>{&message.body}</Message></Response> })
}

#[voice_webhook("/greeting")]
pub(crate) async fn greeting() -> VoiceResponse {
    twiml! { <Response><Say>"Hello"</Say></Response> }
}

#[status_callback("/message-status")]
pub(crate) async fn message_status(update: MessageStatusUpdate) {
    assert!(update.message_status.is_failure());
}

#[status_callback("/call-status", method = "GET")]
pub(crate) async fn call_status(update: CallStatusUpdate) -> Result<(), BoxError> {
    if update.call_sid.as_str() == CALL[0].1 { Ok(()) } else { Err("another call".into()) }
}

#[derive(Deserialize)]
pub(crate) struct Order {
    number: u32,
}

#[derive(Serialize)]
pub(crate) struct Shipment {
    order: u32,
    shipped: bool,
}

#[studio_webhook("/order")]
pub(crate) async fn order(Signed(order): Signed<Order>) -> Json<Shipment> {
    Json(Shipment { order: order.number, shipped: true })
}

#[tokio::test]
async fn a_message_is_answered_with_messaging_twiml() {
    let answer = twilio().post("/sms", &MESSAGE).await;
    assert_eq!(
        answer.twiml(),
        r#"<Response><Message action="/sms" method="POST" statusCallback="/message-status">+15551230001 said: Tom &amp; Ann</Message></Response>"#
    );
}

#[tokio::test]
async fn a_call_is_answered_with_voice_twiml() {
    let answer = twilio().post("/voice", &CALL).await;
    assert_eq!(
        answer.twiml(),
        concat!(
            r#"<Response><Gather numDigits="1" action="/menu" method="GET">"#,
            r#"<Say>You call from +15551230001. Press a key.</Say></Gather>"#,
            r#"<Redirect method="POST">/voice</Redirect></Response>"#
        )
    );
}

#[tokio::test]
async fn a_document_known_beforehand_is_served_like_any_other() {
    let answer = twilio().post("/greeting", &CALL).await;
    assert_eq!(answer.twiml(), "<Response><Say>Hello</Say></Response>");
}

#[tokio::test]
async fn a_get_handler_reads_the_query() {
    let answer = twilio().get("/menu", &[&CALL[..], &[("Digits", "42")]].concat()).await;
    assert_eq!(answer.twiml(), "<Response><Say>You pressed 42</Say></Response>");
    let answer = twilio().get("/menu", &[&CALL[..], &[("SpeechResult", "a <b> & c")]].concat()).await;
    assert_eq!(answer.twiml(), "<Response><Say>You said a &lt;b&gt; &amp; c</Say></Response>");
    let answer = twilio().get("/menu", &CALL).await;
    assert_eq!(answer.twiml(), "<Response><Hangup/></Response>");
    let answer = twilio().get("/quote", &MESSAGE).await;
    assert_eq!(answer.twiml(), "<Response><Message>Tom &amp; Ann</Message></Response>");
}

#[tokio::test]
async fn a_fallback_learns_what_failed() {
    let failure = [("ErrorCode", "11200"), ("ErrorUrl", "https://example.com/sms")];
    let answer = twilio().post("/sms-fallback", &[&MESSAGE[..], &failure].concat()).await;
    assert_eq!(
        answer.twiml(),
        "<Response><Message>11200 at https://example.com/sms after Tom &amp; Ann</Message></Response>"
    );
    let answer = twilio().post("/voice-fallback", &[&CALL[..], &failure].concat()).await;
    assert_eq!(answer.twiml(), "<Response><Say>Error 11200</Say></Response>");
}

#[tokio::test]
async fn a_status_callback_answers_nothing() {
    let undelivered = [&MESSAGE[..], &[("MessageStatus", "undelivered")]].concat();
    let answer = twilio().post("/message-status", &undelivered).await;
    assert!(answer.is_bare(StatusCode::NO_CONTENT), "{answer:?}");
    let answer = twilio().get("/call-status", &CALL).await;
    assert!(answer.is_bare(StatusCode::NO_CONTENT), "{answer:?}");
}

#[tokio::test]
async fn studio_gets_json() {
    let answer = twilio().post("/order", &[("number", "4711")]).await;
    assert_eq!((answer.status, answer.content_type()), (StatusCode::OK, "application/json"));
    assert_eq!(answer.body, r#"{"order":4711,"shipped":true}"#);
}

#[tokio::test]
async fn studio_may_send_json() {
    let answer = twilio().post_json("/order", r#"{"number": 4711}"#).await;
    assert_eq!(answer.body, r#"{"order":4711,"shipped":true}"#);
}

#[tokio::test]
async fn a_handler_is_still_a_function() {
    let answer = greeting().await;
    assert_eq!(answer.as_str(), "<Response><Say>Hello</Say></Response>");
    let Json(shipment) = order(Signed(Order { number: 3 })).await;
    assert_eq!((shipment.order, shipment.shipped), (3, true));
}
