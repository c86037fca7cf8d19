//! Handlers that fail: Twilio gets a 500 and requests the fallback, the log says what happened, and the server continues.

use std::fmt;

use http::StatusCode;
use twiml_runtime::prelude::*;
use twiml_tests::client::{Answer, CALL, MESSAGE, Twilio, run};
use twiml_tests::log::captured;
use twiml_tests::signed::{PUBLIC_URL, verifier};

#[derive(Debug)]
struct DatabaseIsDown;

impl fmt::Display for DatabaseIsDown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the database is down")
    }
}

impl std::error::Error for DatabaseIsDown {}

fn count(text: &str) -> Result<usize, DatabaseIsDown> {
    if text == "ping" { Ok(text.len()) } else { Err(DatabaseIsDown) }
}

#[sms_webhook("/save")]
async fn save(message: IncomingMessage) -> Result<MessagingResponse, DatabaseIsDown> {
    Ok(twiml! { <Response><Message>{count(&message.body)?}</Message></Response> })
}

#[voice_webhook("/text-error")]
async fn text_error(_call: IncomingCall) -> Result<VoiceResponse, &'static str> {
    Err("no agent is free")
}

#[status_callback("/store-status")]
async fn store_status(_update: MessageStatusUpdate) -> Result<(), DatabaseIsDown> {
    Err(DatabaseIsDown)
}

#[studio_webhook("/no-order")]
async fn no_order(_order: Signed<()>) -> Result<Json<u32>, BoxError> {
    Err(DatabaseIsDown.into())
}

#[voice_webhook("/panics")]
async fn panics(call: IncomingCall) -> VoiceResponse {
    tokio::task::yield_now().await;
    assert_eq!(call.other_params().count(), 0, "a parameter too many");
    twiml! { <Response><Hangup/></Response> }
}

#[sms_webhook("/panics-with-a-value")]
async fn panics_with_a_value() -> MessagingResponse {
    std::panic::panic_any(42)
}

#[status_callback("/panics-while-told")]
async fn panics_while_told(_update: CallStatusUpdate) {
    panic!("told {} too many", 1)
}

#[derive(serde::Deserialize)]
struct Order {
    number: u32,
}

#[studio_webhook("/orders")]
async fn orders(Signed(order): Signed<Order>) -> Json<u32> {
    Json(order.number)
}

#[derive(serde::Deserialize)]
struct Page {
    number: u32,
}

#[voice_webhook("/paged")]
async fn paged(_call: IncomingCall, Query(page): Query<Page>) -> VoiceResponse {
    twiml! { <Response><Say>{page.number}</Say></Response> }
}

#[voice_webhook("/without-layer")]
async fn without_layer(_call: IncomingCall, axum::Extension(number): axum::Extension<u32>) -> VoiceResponse {
    twiml! { <Response><Say>{number}</Say></Response> }
}

fn twilio() -> Twilio {
    let verifier = verifier(PUBLIC_URL);
    let webhooks = webhooks![
        save,
        text_error,
        store_status,
        no_order,
        panics,
        panics_with_a_value,
        panics_while_told,
        orders,
        paged,
        without_layer
    ];
    Twilio::calling(webhooks.verified_by(verifier.clone()).into_router(), verifier)
}

/// The log of a request that fails: one line, at a level.
fn failure(level: &str, status: StatusCode, path: &str, params: &[(&str, &str)]) -> String {
    let (answer, log): (Answer, _) = captured(|| run(twilio().post(path, params)));
    assert!(answer.is_bare(status), "{answer:?}");
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains(level), "{log}");
    for (_, value) in params.iter().filter(|(name, _)| !name.ends_with("Sid")) {
        assert!(!log.contains(value), "{value} in {log}");
    }
    log
}

fn error(path: &str, params: &[(&str, &str)]) -> String {
    failure("ERROR", StatusCode::INTERNAL_SERVER_ERROR, path, params)
}

#[test]
fn an_error_is_logged_once_with_the_name_of_the_handler() {
    let log = error("/save", &MESSAGE);
    assert!(log.contains("webhook=\"save\" path=\"/save\" error=the database is down"), "{log}");
    let log = error("/text-error", &CALL);
    assert!(log.contains("webhook=\"text_error\"") && log.contains("no agent is free"), "{log}");
    let log = error("/store-status", &[&MESSAGE[..], &[("MessageStatus", "sent")]].concat());
    assert!(log.contains("webhook=\"store_status\"") && log.contains("the database is down"), "{log}");
    let log = error("/no-order", &[]);
    assert!(log.contains("webhook=\"no_order\"") && log.contains("the database is down"), "{log}");
}

#[tokio::test]
async fn a_result_that_is_ok_is_answered() {
    let ping = [&MESSAGE[..4], &[("Body", "ping")]].concat();
    assert_eq!(twilio().post("/save", &ping).await.twiml(), "<Response><Message>4</Message></Response>");
}

#[test]
fn a_panic_is_logged_and_the_server_continues() {
    let twilio = twilio();
    let (answer, log) = captured(|| run(twilio.post("/panics", &[&CALL[..], &[("Extra", "hush")]].concat())));
    assert!(answer.is_bare(StatusCode::INTERNAL_SERVER_ERROR), "{answer:?}");
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains("ERROR") && log.contains("webhook=\"panics\""), "{log}");
    assert!(log.contains("a parameter too many") && !log.contains("hush"), "{log}");
    assert_eq!(run(twilio.post("/panics", &CALL)).twiml(), "<Response><Hangup/></Response>");
}

#[test]
fn a_panic_may_hold_anything() {
    let log = error("/panics-with-a-value", &MESSAGE);
    assert!(log.contains("webhook=\"panics_with_a_value\""), "{log}");
    let log = error("/panics-while-told", &CALL);
    assert!(log.contains("told 1 too many"), "{log}");
}

#[test]
fn a_request_of_another_kind_is_met_with_what_it_looks_like() {
    let log = failure("WARN", StatusCode::BAD_REQUEST, "/save", &CALL);
    assert!(log.contains("webhook=\"save\"") && log.contains("status=400"), "{log}");
    assert!(log.contains("an incoming message") && log.contains("`MessageSid`"), "{log}");
    assert!(log.contains("looks like an incoming call"), "{log}");

    let update = [&MESSAGE[..], &[("MessageStatus", "sent")]].concat();
    let log = failure("WARN", StatusCode::BAD_REQUEST, "/text-error", &update);
    assert!(log.contains("looks like the status of a message"), "{log}");
}

#[test]
fn parameters_that_do_not_fit_a_type_are_not_shown() {
    let log = failure("WARN", StatusCode::BAD_REQUEST, "/orders", &[("number", "seventeen")]);
    assert!(log.contains("webhook=\"orders\"") && log.contains("number"), "{log}");
}

#[test]
fn an_extractor_that_refuses_says_why_without_what_was_sent() {
    let refused = |path: &str| {
        let (answer, log) = captured(|| run(twilio().post(path, &CALL)));
        (answer.status, log)
    };
    let (status, log) = refused("/paged");
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(
        log.contains("cannot be extracted: Failed to deserialize query string: missing field `number`"),
        "{log}"
    );
    let (_, log) = refused("/paged?number=minus-one");
    assert!(log.contains("number: invalid digit found in string") && !log.contains("minus-one"), "{log}");
    let (status, log) = refused("/without-layer");
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(log.contains("ERROR") && log.contains("this webhook can take no such request"), "{log}");
    assert!(log.contains("Extension of type `u32` was not found"), "{log}");
}
