//! Requests that arrive a second time.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::routing::post as on_post;
use http::StatusCode;
use tokio::sync::Semaphore;
use twiml_runtime::prelude::*;
use twiml_runtime::verify::{IdempotencyToken, MemoryStore, Repeat, ReplayGuard};
use twiml_tests::client::{Answer, MESSAGE, form, run, send};
use twiml_tests::log::captured;
use twiml_tests::signed::{MADE_UP, PUBLIC_URL, TOKEN, post};

const LONG: Duration = Duration::from_secs(600);
const TOKEN_HEADER: &str = "I-Twilio-Idempotency-Token";

/// How often the handlers were called, and what they wait for.
#[derive(Clone)]
struct Calls {
    count: Arc<AtomicUsize>,
    gate: Arc<Semaphore>,
}

impl Calls {
    /// A gate that is open.
    fn new() -> Self {
        Self { count: Arc::default(), gate: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)) }
    }

    /// A gate that is shut.
    fn waiting() -> Self {
        Self { gate: Arc::new(Semaphore::new(0)), ..Self::new() }
    }

    fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}

#[sms_webhook("/sms")]
async fn sms(message: IncomingMessage, repeat: Repeat, State(calls): State<Calls>) -> MessagingResponse {
    let call = calls.count.fetch_add(1, Ordering::SeqCst) + 1;
    calls.gate.acquire().await.unwrap().forget();
    let repeat = repeat.is_repeat();
    twiml! { <Response><Message>{&message.body} {format!(" {call} {repeat}")}</Message></Response> }
}

#[sms_webhook("/fails")]
async fn fails(_message: IncomingMessage, State(calls): State<Calls>) -> Result<MessagingResponse, BoxError> {
    match calls.count.fetch_add(1, Ordering::SeqCst) {
        0 => Err("out of order".into()),
        _ => Ok(twiml! { <Response/> }),
    }
}

#[status_callback("/token")]
async fn token(_update: Signed<()>, token: IdempotencyToken, State(calls): State<Calls>) {
    if token.as_str() == Some("abc") {
        calls.count.fetch_add(1, Ordering::SeqCst);
    }
}

fn verifier(guard: Option<ReplayGuard>) -> Verifier {
    let builder = Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL);
    match guard {
        Some(guard) => builder.replay_guard(guard).build().unwrap(),
        None => builder.build().unwrap(),
    }
}

fn app(guard: impl Into<Option<ReplayGuard>>, calls: &Calls) -> Router {
    webhooks![sms, fails, token].verified_by(verifier(guard.into())).into_router().with_state(calls.clone())
}

/// The message, with another text.
fn message(body: &str) -> Vec<(&str, &str)> {
    MESSAGE.iter().map(|&(name, value)| if name == "Body" { (name, body) } else { (name, value) }).collect()
}

fn signature(path: &str, params: &[(&str, &str)]) -> String {
    verifier(None).sign(format!("{PUBLIC_URL}{path}"), params)
}

async fn sent(app: &Router, path: &str, params: &[(&str, &str)]) -> Answer {
    send(app, post(path, &signature(path, params)), form(params)).await
}

fn said(text: &str) -> String {
    format!("<Response><Message>{text}</Message></Response>")
}

#[tokio::test]
async fn the_second_arrival_is_marked() {
    let calls = Calls::new();
    let app = app(ReplayGuard::new(LONG), &calls);
    assert_eq!(sent(&app, "/sms", &message("a")).await.body, said("a 1 false"));
    assert_eq!(sent(&app, "/sms", &message("a")).await.body, said("a 2 true"));
    assert_eq!(sent(&app, "/sms", &message("b")).await.body, said("b 3 false"));
    // The same text in another order, and with a pair twice, has the same signature.
    let mut again = message("a");
    again.reverse();
    assert_eq!(sent(&app, "/sms", &again).await.body, said("a 4 true"));
}

#[tokio::test]
async fn it_is_new_again_after_a_time() {
    let calls = Calls::new();
    for guard in [ReplayGuard::new(Duration::from_millis(30)), ReplayGuard::new(Duration::ZERO)] {
        let app = app(guard, &calls);
        sent(&app, "/sms", &message("a")).await;
        tokio::time::sleep(Duration::from_millis(60)).await;
        assert!(sent(&app, "/sms", &message("a")).await.body.contains("false"));
    }
    let app = app(ReplayGuard::new(Duration::MAX), &calls);
    sent(&app, "/sms", &message("a")).await;
    assert!(sent(&app, "/sms", &message("a")).await.body.contains("true"));
}

#[test]
fn without_a_guard_nobody_knows() {
    let (answer, log) = captured(|| run(sent(&app(None, &Calls::new()), "/sms", &MESSAGE)));
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(log.contains(".replay_guard(..)"), "{log}");
}

#[tokio::test]
async fn the_first_response_is_given_again() {
    let calls = Calls::new();
    let app = app(ReplayGuard::new(LONG).answering_as_before(), &calls);
    let first = sent(&app, "/sms", &message("a")).await;
    assert_eq!(first.twiml(), said("a 1 false"));
    let second = sent(&app, "/sms", &message("a")).await;
    assert_eq!((second.status, &second.headers, &second.body), (first.status, &first.headers, &first.body));
    assert_eq!(sent(&app, "/sms", &message("b")).await.body, said("b 2 false"));
    assert_eq!(calls.count(), 2);
}

#[tokio::test]
async fn a_failure_is_not_given_again() {
    let calls = Calls::new();
    let app = app(ReplayGuard::new(LONG).answering_as_before(), &calls);
    assert_eq!(sent(&app, "/fails", &MESSAGE).await.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(sent(&app, "/fails", &MESSAGE).await.status, StatusCode::OK);
    assert_eq!(sent(&app, "/fails", &MESSAGE).await.status, StatusCode::OK);
    assert_eq!(calls.count(), 2);
    // Nor is the refusal of a request that was divided elsewhere, which has the signature of the right one.
    let signature = signature("/sms", &MESSAGE);
    let divided =
        MESSAGE.map(
            |(name, value)| if name == "MessageSid" { ("MessageSidSM", &value[2..]) } else { (name, value) },
        );
    assert_eq!(send(&app, post("/sms", &signature), form(&divided)).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(sent(&app, "/sms", &MESSAGE).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_at_once_one_reaches_the_handler() {
    let calls = Calls::waiting();
    let app = app(ReplayGuard::new(LONG).answering_as_before(), &calls);
    let send = |body: &'static str| {
        let app = app.clone();
        tokio::spawn(async move { sent(&app, "/sms", &message(body)).await.body })
    };
    let all: Vec<_> = (0..50).map(|at| send(if at % 2 == 0 { "a" } else { "b" })).collect();
    while calls.count() < 2 {
        tokio::task::yield_now().await;
    }
    tokio::time::sleep(Duration::from_millis(20)).await;
    calls.gate.add_permits(1000);
    let mut bodies = Vec::new();
    for one in all {
        bodies.push(one.await.unwrap());
    }
    bodies.sort();
    bodies.dedup();
    assert_eq!(bodies.len(), 2, "{bodies:?}");
    assert_eq!(calls.count(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_at_once_one_is_new() {
    let calls = Calls::new();
    let app = app(ReplayGuard::new(LONG), &calls);
    let all: Vec<_> = (0..50)
        .map(|_| {
            let app = app.clone();
            tokio::spawn(async move { sent(&app, "/sms", &MESSAGE).await.body })
        })
        .collect();
    let mut new = 0;
    for one in all {
        new += usize::from(one.await.unwrap().contains("false"));
    }
    assert_eq!((new, calls.count()), (1, 50));
}

#[tokio::test]
async fn when_the_first_breaks_off_the_next_responds() {
    let calls = Calls::waiting();
    let app = app(ReplayGuard::new(LONG).answering_as_before(), &calls);
    let spawn = || {
        let app = app.clone();
        tokio::spawn(async move { sent(&app, "/sms", &message("a")).await.body })
    };
    let first = spawn();
    while calls.count() < 1 {
        tokio::task::yield_now().await;
    }
    let second = spawn();
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    first.abort();
    assert!(first.await.is_err());
    calls.gate.add_permits(10);
    assert_eq!(second.await.unwrap(), said("a 2 true"));
}

#[tokio::test]
async fn only_verified_requests_are_remembered() {
    let store = Arc::new(MemoryStore::new(100, 1 << 20));
    let app = app(ReplayGuard::with_store(LONG, Arc::clone(&store)), &Calls::new());
    assert_eq!(send(&app, post("/sms", MADE_UP), form(&MESSAGE)).await.status, StatusCode::FORBIDDEN);
    assert!(store.is_empty());
    sent(&app, "/sms", &MESSAGE).await;
    assert_eq!(store.len(), 1);
    assert_eq!(
        send(&app, post("/sms", &signature("/sms", &MESSAGE)), "Body=other").await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(store.len(), 1);
}

#[tokio::test]
async fn the_oldest_are_forgotten_when_it_is_full() {
    let many: Vec<_> = (0..20).map(|at| format!("{at}")).collect();
    for (store, most) in [(MemoryStore::new(3, usize::MAX), 3), (MemoryStore::new(usize::MAX, 2000), 6)] {
        let store = Arc::new(store);
        let guard = ReplayGuard::with_store(LONG, Arc::clone(&store)).answering_as_before();
        let calls = Calls::new();
        let app = app(guard, &calls);
        for body in &many {
            sent(&app, "/sms", &message(body)).await;
            assert!(store.len() <= most, "{}", store.len());
        }
        sent(&app, "/sms", &message("19")).await;
        assert_eq!(calls.count(), 20);
        sent(&app, "/sms", &message("0")).await;
        assert_eq!(calls.count(), 21);
    }
    // A response that is too large alone is not kept.
    let calls = Calls::new();
    let app = app(ReplayGuard::with_store(LONG, MemoryStore::new(9, 1000)).answering_as_before(), &calls);
    let long = "x".repeat(2000);
    sent(&app, "/sms", &message(&long)).await;
    assert!(sent(&app, "/sms", &message(&long)).await.body.contains(" 2 true"));
}

#[tokio::test]
async fn tokens_tell_requests_with_one_signature_apart_where_that_is_asked_for() {
    let with = async |app: &Router, token: &str| {
        let request = post("/sms", &signature("/sms", &MESSAGE)).header(TOKEN_HEADER, token);
        send(app, request, form(&MESSAGE)).await.body.contains("true")
    };
    let calls = Calls::new();
    let by_token = app(ReplayGuard::new(LONG).telling_apart_by_token(), &calls);
    let by_signature = app(ReplayGuard::new(LONG), &calls);
    for (token, app, repeat) in [
        ("one", &by_token, false),
        ("two", &by_token, false),
        ("one", &by_token, true),
        ("one", &by_signature, false),
        ("two", &by_signature, true),
    ] {
        assert_eq!(with(app, token).await, repeat, "{token}");
    }
}

#[tokio::test]
async fn the_token_can_be_had() {
    let calls = Calls::new();
    let app = app(None, &calls);
    let ask = async |tokens: &[&str]| {
        let signature = signature("/token", &[]);
        let request = tokens
            .iter()
            .fold(post("/token", &signature), |request, token| request.header(TOKEN_HEADER, *token));
        assert_eq!(send(&app, request, "").await.status, StatusCode::NO_CONTENT);
        calls.count()
    };
    assert_eq!(ask(&[]).await, 0);
    assert_eq!(ask(&["abc", "abc"]).await, 0);
    assert_eq!(ask(&["abc"]).await, 1);
}

#[tokio::test]
async fn a_layer_guards_as_well() {
    let count = Arc::new(AtomicUsize::new(0));
    let handler = {
        let count = Arc::clone(&count);
        move |repeat: Repeat| async move {
            format!("{} {}", count.fetch_add(1, Ordering::SeqCst), repeat.is_repeat())
        }
    };
    let app = |guard| {
        let layer = VerifyLayer::new(verifier(Some(guard)));
        Router::new().route("/by-hand", on_post(handler.clone())).layer(layer)
    };
    let marking = app(ReplayGuard::new(LONG));
    let answering = app(ReplayGuard::new(LONG).answering_as_before());
    for (app, expected) in
        [(&marking, "0 false"), (&marking, "1 true"), (&answering, "2 false"), (&answering, "2 false")]
    {
        assert_eq!(sent(app, "/by-hand", &MESSAGE).await.body, expected);
    }
}
