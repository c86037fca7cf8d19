//! The span that every request to a webhook has in the log.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

use std::time::Duration;

use axum::Router;
use http::StatusCode;
use twiml_runtime::prelude::*;
use twiml_runtime::verify::ReplayGuard;
use twiml_tests::client::{Answer, CALL, MESSAGE, Twilio, form, run, send};
use twiml_tests::log::captured_with_spans;
use twiml_tests::signed::{MADE_UP, PUBLIC_URL, TOKEN, post, unsigned, verifier};

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    tokio::task::yield_now().await;
    tracing::info!("said by the handler");
    twiml! { <Response><Hangup/></Response> }
}

#[sms_webhook("/orders/{id}/sms")]
async fn sms(_message: IncomingMessage, Path(_id): Path<u32>) -> Result<MessagingResponse, BoxError> {
    Err("out of order".into())
}

#[status_callback("/recording")]
async fn recording(_update: RecordingStatusUpdate) {}

#[status_callback("/conference")]
async fn conference(_event: ConferenceEvent) {}

#[status_callback("/conversation")]
async fn conversation(_event: ConversationEvent) {}

#[sms_webhook("/sms-fallback")]
async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response/> }
}

#[status_callback("/anything")]
async fn anything(_params: Verified<Params>) {}

#[voice_webhook("/nothing")]
async fn nothing() -> VoiceResponse {
    twiml! { <Response/> }
}

#[studio_webhook("/order/{id}")]
async fn order(_order: Signed<()>, Path(_id): Path<u32>) -> Json<u8> {
    Json(1)
}

fn webhooks(verifier: Verifier) -> Webhooks<()> {
    webhooks![voice, sms, recording, conference, conversation, sms_fallback, anything, nothing, order]
        .verified_by(verifier)
}

/// What the span of the request says at its end, and the events in it.
fn span_in(log: &str) -> (String, Vec<String>) {
    let mut lines: Vec<_> = log.lines().map(str::to_owned).collect();
    let last = lines.pop().unwrap_or_default();
    let (_, span) = last.split_once(" webhook{").unwrap_or_else(|| panic!("no span in {log}"));
    let (span, rest) = span.split_once("}: ").unwrap();
    assert!(rest.starts_with("twiml_runtime: close"), "{log}");
    (span.to_owned(), lines)
}

/// The fields of the span with their values, but for the time that it took.
fn fields(span: &str) -> String {
    let (fields, milliseconds) = span.rsplit_once(" milliseconds=").unwrap();
    assert!(milliseconds.parse::<u64>().is_ok_and(|milliseconds| milliseconds < 5000), "{span}");
    fields.to_owned()
}

fn posted(path: &str, params: &[(&str, &str)]) -> (Answer, String, Vec<String>) {
    let twilio = Twilio::calling(webhooks(verifier(PUBLIC_URL)).into_router(), verifier(PUBLIC_URL));
    let (answer, log) = captured_with_spans(|| run(twilio.post(path, params)));
    let (span, events) = span_in(&log);
    (answer, fields(&span), events)
}

#[test]
fn the_span_says_whose_request_it_is_and_how_it_ended() {
    let (answer, span, events) = posted("/voice", &CALL);
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        span,
        "handler=\"voice\" path=\"/voice\" account_sid=\"AC00000000000000000000000000000001\" \
         call_sid=\"CA00000000000000000000000000000001\" verdict=\"accepted\" status=200"
    );
    let [event] = &events[..] else { panic!("{events:?}") };
    assert!(event.contains("call_sid=\"CA00000000000000000000000000000001\""), "{event}");
    assert!(event.contains("said by the handler"), "{event}");
}

#[test]
fn a_failure_is_in_the_span_and_the_path_is_the_template() {
    let (answer, span, events) = posted("/orders/4711/sms", &MESSAGE);
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(
        span,
        "handler=\"sms\" path=\"/orders/{id}/sms\" account_sid=\"AC00000000000000000000000000000001\" \
         message_sid=\"SM00000000000000000000000000000001\" verdict=\"accepted\" status=500"
    );
    let [event] = &events[..] else { panic!("{events:?}") };
    assert!(event.contains("message_sid=") && event.contains("this webhook failed"), "{event}");
    assert!(!events[0].contains("4711") && !span.contains("4711"), "{event}");
}

#[test]
fn what_a_request_is_about_comes_from_the_row_of_its_payload() {
    let call = ("CallSid", "CA00000000000000000000000000000001");
    let account = ("AccountSid", "AC00000000000000000000000000000001");
    let recorded = [call, account, ("RecordingSid", "RE00000000000000000000000000000001")];
    let conferred = [account, call, ("ConferenceSid", "CF00000000000000000000000000000001")];
    let conversed = [
        account,
        ("EventType", "onMessageAdded"),
        ("ConversationSid", "CH00000000000000000000000000000001"),
        ("MessageSid", "IM00000000000000000000000000000001"),
    ];
    for (path, params, said) in [
        (
            "/recording",
            &recorded[..],
            "call_sid=\"CA00000000000000000000000000000001\" recording_sid=\"RE00000000000000000000000000000001\"",
        ),
        (
            "/conference",
            &conferred,
            "call_sid=\"CA00000000000000000000000000000001\" conference_sid=\"CF00000000000000000000000000000001\"",
        ),
        ("/conversation", &conversed, "01\" conversation_sid=\"CH00000000000000000000000000000001\" verdict"),
        (
            "/sms-fallback",
            &[&MESSAGE[..], &[("ErrorUrl", "https://example.com/sms")]].concat(),
            "01\" message_sid=\"SM00000000000000000000000000000001\" verdict",
        ),
        ("/anything", &MESSAGE, "01\" message_sid=\"SM00000000000000000000000000000001\" verdict"),
        ("/anything", &recorded, "01\" call_sid=\"CA00000000000000000000000000000001\" verdict"),
        ("/nothing", &CALL, "01\" call_sid=\"CA00000000000000000000000000000001\" verdict"),
        ("/anything", &[account], "account_sid=\"AC00000000000000000000000000000001\" verdict"),
        ("/nothing", &[], "path=\"/nothing\" verdict"),
        // The other kind is refused, and still belongs to its call.
        (
            "/sms-fallback",
            &CALL,
            "call_sid=\"CA00000000000000000000000000000001\" verdict=\"accepted\" status=400",
        ),
    ] {
        let (answer, span, _) = posted(path, params);
        assert!(span.contains(said), "{path} {}: {span}", answer.status);
    }
}

#[test]
fn what_is_refused_is_in_the_span_and_says_nothing_of_the_request() {
    let app: Router = webhooks(verifier(PUBLIC_URL)).into_router();
    for (request, reason) in
        [(post("/voice", MADE_UP), "SignatureMismatch"), (unsigned("/voice"), "SignatureMissing")]
    {
        let (answer, log) = captured_with_spans(|| run(send(&app, request, form(&CALL))));
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        let (span, events) = span_in(&log);
        let expected =
            format!("handler=\"voice\" path=\"/voice\" verdict=\"refused\" reason={reason} status=403");
        assert_eq!(fields(&span), expected);
        let [event] = &events[..] else { panic!("{events:?}") };
        assert!(
            event.contains("webhook{handler=\"voice\"") && event.contains("refused a request"),
            "{event}"
        );
    }
}

#[test]
fn a_request_without_an_end_is_refused_in_the_span() {
    let (answer, span, events) = posted("/order/7", &[("sku", "1")]);
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        span,
        "handler=\"order\" path=\"/order/{id}\" verdict=\"refused\" reason=WithoutEnd status=400"
    );
    assert!(events[0].contains("webhook{") && events[0].contains("this webhook cannot take"), "{events:?}");
}

#[test]
fn a_repetition_that_is_answered_as_before_says_so() {
    let guard = ReplayGuard::new(Duration::from_secs(600)).answering_as_before();
    let verifier =
        Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL).replay_guard(guard).build().unwrap();
    let twilio = Twilio::calling(webhooks(verifier.clone()).into_router(), verifier);
    let mut verdicts = Vec::new();
    for _ in 0..2 {
        let (_, log) = captured_with_spans(|| run(twilio.post("/voice", &CALL)));
        let (span, _) = span_in(&log);
        assert!(span.contains("call_sid=\"CA") && span.contains("status=200"), "{span}");
        verdicts.push(span.split("verdict=").nth(1).unwrap().split(' ').next().unwrap().to_owned());
    }
    assert_eq!(verdicts, ["\"accepted\"", "\"repeated\""]);
}

#[test]
fn senders_are_shown_if_asked_for() {
    let app = webhooks(verifier(PUBLIC_URL)).log_senders().into_router();
    let twilio = Twilio::calling(app, verifier(PUBLIC_URL));
    let (_, log) = captured_with_spans(|| run(twilio.post("/voice", &CALL)));
    let (span, _) = span_in(&log);
    assert!(span.contains("from=\"+15551230001\" to=\"+15551230002\""), "{span}");
    let (_, span, _) = posted("/voice", &CALL);
    assert!(!span.contains("1555"), "{span}");
}

#[test]
fn the_span_can_be_left_out() {
    let twilio = Twilio::calling(webhooks(verifier(PUBLIC_URL)).into_router(), verifier(PUBLIC_URL));
    let answer = run(twilio.post("/voice", &CALL));
    assert_eq!(answer.status, StatusCode::OK);
}
