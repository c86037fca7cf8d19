//! Handlers that take long: what the log says, and what is replied for them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

use std::panic::catch_unwind;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use http::StatusCode;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use twiml_runtime::LateWork;
use twiml_runtime::prelude::*;
use twiml_runtime::verify::ReplayGuard;
use twiml_tests::client::{Answer, CALL, MESSAGE, Twilio};
use twiml_tests::log::{captured, captured_with_spans};
use twiml_tests::signed::{PUBLIC_URL, TOKEN, verifier};

/// What the handlers wait for.
type Gate = Arc<Semaphore>;

async fn pass(gate: &Gate) {
    gate.acquire().await.unwrap().forget();
}

fn please_wait() -> VoiceResponse {
    twiml! { <Response><Say>"One moment."</Say><Redirect>result</Redirect></Response> }
}

#[voice_webhook("/quote", deadline = (20ms, please_wait))]
async fn quote(_call: IncomingCall, State(gate): State<Gate>) -> VoiceResponse {
    pass(&gate).await;
    tracing::info!("the quote is made");
    twiml! { <Response><Say>"42"</Say></Response> }
}

#[voice_webhook("/result")]
async fn result(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

mod texts {
    use super::*;

    pub(super) fn later() -> ([(&'static str, &'static str); 1], MessagingResponse) {
        ([("x-late", "yes")], twiml! { <Response><Message>"Later."</Message></Response> })
    }
}

#[sms_webhook("/fails", deadline = (0.02s, texts::later), fallback = sms_fallback)]
async fn fails(_msg: IncomingMessage, State(gate): State<Gate>) -> Result<MessagingResponse, BoxError> {
    pass(&gate).await;
    Err("out of order".into())
}

#[sms_webhook("/sms-fallback")]
async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response/> }
}

#[status_callback("/panics", deadline = 20ms)]
async fn panics(_update: CallStatusUpdate, State(gate): State<Gate>) {
    pass(&gate).await;
    panic!("too much")
}

fn fails_as_well() -> Result<Json<u8>, BoxError> {
    Err("no reply either".into())
}

#[studio_webhook("/studio", deadline = (20ms, fails_as_well))]
async fn studio(_order: Signed<()>, State(gate): State<Gate>) -> Json<u8> {
    pass(&gate).await;
    Json(1)
}

/// Has no deadline of its own.
#[voice_webhook("/plain")]
async fn plain(_call: IncomingCall, State(gate): State<Gate>) -> VoiceResponse {
    pass(&gate).await;
    twiml! { <Response><Hangup/></Response> }
}

#[status_callback("/plain-status")]
async fn plain_status(_update: CallStatusUpdate, State(gate): State<Gate>) {
    pass(&gate).await;
}

fn webhooks(verifier: Verifier) -> Webhooks<Gate> {
    webhooks![quote, result, fails, sms_fallback, panics, studio, plain, plain_status].verified_by(verifier)
}

struct App {
    twilio: Twilio,
    gate: Gate,
    late_work: LateWork,
}

fn app_of(webhooks: Webhooks<Gate>, verifier: Verifier) -> App {
    let gate = Gate::new(Semaphore::new(0));
    let late_work = webhooks.late_work();
    let router: Router = webhooks.into_router().with_state(gate.clone());
    App { twilio: Twilio::calling(router, verifier), gate, late_work }
}

fn app() -> App {
    app_of(webhooks(verifier(PUBLIC_URL)), verifier(PUBLIC_URL))
}

/// Runs a test on this thread, in a runtime with timers.
fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    runtime.unwrap().block_on(async { timeout(Duration::from_secs(20), test).await.unwrap() })
}

impl App {
    /// Sends a request to a shut gate, opens it after the answer, and waits for the rest of the work.
    async fn missed(&self, path: &str, params: &[(&str, &str)]) -> Answer {
        let answer = self.twilio.post(path, params).await;
        assert_eq!(self.late_work.count(), 1);
        self.gate.add_permits(1);
        self.late_work.finished().await;
        assert_eq!(self.late_work.count(), 0);
        answer
    }
}

const PLEASE_WAIT: &str =
    r#"<Response><Say>One moment.</Say><Redirect method="POST">/result</Redirect></Response>"#;

#[test]
fn a_handler_that_is_in_time_answers_itself() {
    let app = app();
    app.gate.add_permits(1);
    let (answer, log) = captured(|| run(app.twilio.post("/quote", &CALL)));
    assert_eq!(answer.twiml(), "<Response><Say>42</Say></Response>");
    assert!(!log.contains("its deadline") && app.late_work.count() == 0, "{log}");
}

#[test]
fn the_reply_for_the_deadline_is_sent_and_the_work_goes_on_in_the_span() {
    let app = app();
    let (answer, log) = captured_with_spans(|| run(app.missed("/quote", &CALL)));
    assert_eq!(answer.twiml(), PLEASE_WAIT);
    let lines: Vec<_> = log.lines().collect();
    let [missed, made, ended, close] = lines[..] else { panic!("{log}") };
    assert!(missed.contains("WARN") && missed.contains("this webhook has missed its deadline"), "{missed}");
    assert!(missed.contains("webhook=\"quote\" path=\"/quote\" milliseconds="), "{missed}");
    assert!(missed.contains("limit=20"), "{missed}");
    assert!(made.contains("call_sid=\"CA") && made.contains("the quote is made"), "{made}");
    assert!(ended.contains("call_sid=\"CA") && ended.contains("ended after its deadline"), "{ended}");
    assert!(close.contains("status=200 milliseconds="), "{close}");
    assert_eq!(close.matches("status=").count(), 1, "{close}");
}

#[test]
fn late_errors_and_panics_are_logged_as_late() {
    let app = app();
    let (answer, log) = captured(|| run(app.missed("/fails", &MESSAGE)));
    assert_eq!(answer.twiml(), "<Response><Message>Later.</Message></Response>");
    assert_eq!(answer.headers["x-late"], "yes");
    let lines: Vec<_> = log.lines().collect();
    let [_, ended, failed] = lines[..] else { panic!("{log}") };
    assert!(ended.contains("ended after its deadline") && ended.contains("webhook=\"fails\""), "{ended}");
    assert!(failed.contains("ERROR") && failed.contains("out of order"), "{failed}");
    assert!(failed.contains("message_sid=\"SM"), "{failed}");

    let (answer, log) = captured(|| run(app.missed("/panics", &CALL)));
    assert!(answer.is_bare(StatusCode::NO_CONTENT), "{answer:?}");
    assert!(log.contains("ended after its deadline"), "{log}");
    assert!(log.contains("this webhook panicked") && log.contains("panic=\"too much\""), "{log}");
}

#[test]
fn a_reply_that_fails_is_answered_as_a_failure() {
    let app = app();
    let (answer, log) = captured(|| run(app.missed("/studio", &[])));
    assert!(answer.is_bare(StatusCode::INTERNAL_SERVER_ERROR), "{answer:?}");
    assert!(log.contains("this webhook failed") && log.contains("no reply either"), "{log}");
}

#[test]
fn a_list_has_a_deadline_for_each_kind_and_a_handler_can_have_its_own() {
    fn call_again() -> VoiceResponse {
        twiml! { <Response><Say>"Call again."</Say></Response> }
    }
    let webhooks = webhooks(verifier(PUBLIC_URL)).deadline(Duration::from_millis(20), call_again).deadline(
        Duration::from_millis(1),
        || -> MessagingResponse {
            twiml! { <Response/> }
        },
    );
    let app = app_of(webhooks.deadline(Duration::from_millis(20), || ()), verifier(PUBLIC_URL));
    let answer = run(app.missed("/plain-status", &CALL));
    assert!(answer.is_bare(StatusCode::NO_CONTENT), "{answer:?}");
    let answer = run(app.missed("/plain", &CALL));
    assert_eq!(answer.twiml(), "<Response><Say>Call again.</Say></Response>");
    let answer = run(app.missed("/quote", &CALL));
    assert_eq!(answer.twiml(), PLEASE_WAIT);
    let answer = run(app.missed("/fails", &MESSAGE));
    assert_eq!(answer.twiml(), "<Response><Message>Later.</Message></Response>");
}

#[test]
fn a_repetition_gets_the_reply_again_and_the_work_is_done_once() {
    let guard = ReplayGuard::new(Duration::from_secs(600)).answering_as_before();
    let verifier =
        Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL).replay_guard(guard).build().unwrap();
    let app = app_of(webhooks(verifier.clone()), verifier);
    run(async {
        assert_eq!(app.twilio.post("/quote", &CALL).await.twiml(), PLEASE_WAIT);
        assert_eq!(app.twilio.post("/quote", &CALL).await.twiml(), PLEASE_WAIT);
        assert_eq!(app.late_work.count(), 1);
        app.gate.add_permits(1);
        app.late_work.finished().await;
        assert_eq!(app.twilio.post("/quote", &CALL).await.twiml(), PLEASE_WAIT);
        assert_eq!(app.late_work.count(), 0);
    });
}

#[test]
fn work_that_is_stopped_with_the_server_is_logged() {
    let app = app();
    let (answer, log) = captured(|| run(app.twilio.post("/quote", &CALL)));
    assert_eq!(answer.twiml(), PLEASE_WAIT);
    assert!(
        log.contains("ERROR") && log.contains("this webhook was stopped before it had an answer"),
        "{log}"
    );
    assert_eq!(app.late_work.count(), 0);
}

#[test]
fn a_handler_that_twilio_no_longer_waits_for_is_logged() {
    let app = app();
    let ((), log) = captured_with_spans(|| {
        run(async {
            let request = app.twilio.post("/plain", &CALL);
            assert!(timeout(Duration::from_millis(10), request).await.is_err());
        });
    });
    let line = log.lines().find(|line| line.contains("this webhook was stopped")).unwrap();
    assert!(line.contains("call_sid=\"CA") && line.contains("webhook=\"plain\""), "{line}");
}

#[test]
fn slow_handlers_are_warned_of() {
    let slowly = |webhooks: Webhooks<Gate>| {
        let app = app_of(webhooks, verifier(PUBLIC_URL));
        let (answer, log) = captured(|| {
            run(async {
                let open = async {
                    sleep(Duration::from_millis(30)).await;
                    app.gate.add_permits(1);
                };
                tokio::join!(app.twilio.post("/plain", &CALL), open).0
            })
        });
        assert_eq!(answer.status, StatusCode::OK);
        log
    };
    let log = slowly(webhooks(verifier(PUBLIC_URL)).warn_after(Duration::from_millis(10)));
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains("WARN") && log.contains("this webhook is slow"), "{log}");
    assert!(log.contains("webhook=\"plain\" path=\"/plain\" milliseconds="), "{log}");
    assert!(log.contains("limit=10") && log.contains("call_sid=\"CA"), "{log}");
    assert_eq!(slowly(webhooks(verifier(PUBLIC_URL))), "");
}

#[test]
fn a_deadline_is_within_the_time_that_twilio_waits() {
    for (seconds, said) in [(0, "a deadline of 0ns"), (15, "a deadline of 15s"), (600, "a deadline of 600s")]
    {
        let panic = catch_unwind(|| {
            let webhooks: Webhooks<()> = webhooks![].verified_by(verifier(PUBLIC_URL));
            drop(webhooks.deadline(Duration::from_secs(seconds), || ()));
        });
        let message = panic.unwrap_err().downcast::<String>().unwrap();
        assert!(message.starts_with(said) && message.contains("15s that Twilio waits"), "{message}");
    }
}
