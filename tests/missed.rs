//! Requests with Twilio's signature that reach no webhook leave a line in the log, wherever the webhooks are mounted, and
//! the application's own answers stay its own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

use axum::Router;
use axum::routing::{get as on_get, post as on_post};
use http::header::ALLOW;
use http::request::Builder;
use http::{Method, Request, StatusCode};
use twiml_runtime::prelude::*;
use twiml_tests::client::{Answer as HttpAnswer, CALL, MESSAGE, Twilio, form, run, send};
use twiml_tests::log::captured;
use twiml_tests::signed::{MADE_UP, PUBLIC_URL, SIGNATURE, get, post, unsigned, verifier};

#[sms_webhook("/webhooks/sms")]
async fn sms(_message: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/orders/{id}/menu", method = "GET")]
async fn menu(_call: IncomingCall, Path(id): Path<String>) -> VoiceResponse {
    twiml! { <Response><Say>{id}</Say></Response> }
}

fn webhooks(base: &str) -> Webhooks<()> {
    webhooks![sms, menu].verified_by(verifier(base))
}

fn plain() -> Router {
    webhooks(PUBLIC_URL).into_router()
}

/// What an application answers to a request, and what it logs.
fn logged(app: &Router, request: Builder) -> (HttpAnswer, String) {
    captured(|| run(send(app, request, "")))
}

fn by(method: Method, path: &str) -> Builder {
    Request::builder().method(method).uri(path).header(SIGNATURE, MADE_UP)
}

#[track_caller]
fn assert_logged(app: &Router, request: Builder, status: StatusCode, words: &[&str]) -> HttpAnswer {
    let (answer, log) = logged(app, request);
    assert_eq!(answer.status, status, "{log}");
    assert_eq!(log.lines().count(), 1, "{log}");
    for word in words {
        assert!(log.contains(word), "{word} is not in {log}");
    }
    answer
}

#[track_caller]
fn assert_silent(app: &Router, request: Builder, status: StatusCode) {
    let (answer, log) = logged(app, request);
    assert_eq!((answer.status, log.as_str()), (status, ""));
}

/// The router alone, nested, and merged in both directions with routes of the application's own.
fn mounted() -> Vec<(&'static str, Router)> {
    let own = || Router::new().route("/", on_get(|| async { "home" }));
    vec![
        ("", plain()),
        ("/api", Router::new().nest("/api", plain())),
        ("", own().merge(plain())),
        ("", plain().merge(own())),
        ("", own().merge(plain()).fallback(|| async { StatusCode::IM_A_TEAPOT })),
        ("/a/b", own().nest("/a", Router::new().nest("/b", plain()))),
    ]
}

#[test]
fn a_post_that_became_a_get_is_logged_wherever_the_router_is() {
    for (prefix, app) in mounted() {
        let words =
            ["WARN", "came by GET, but `sms` is called by POST", "from http to https", "tests/missed.rs:"];
        let request = get(&format!("{prefix}/webhooks/sms"), MADE_UP);
        let answer = assert_logged(&app, request, StatusCode::METHOD_NOT_ALLOWED, &words);
        assert_eq!(answer.headers[ALLOW], "POST");
        assert!(answer.body.is_empty());
    }
}

#[test]
fn a_post_to_a_webhook_that_is_called_by_get_is_logged() {
    let words =
        ["came by POST, but `menu` is called by GET", "set the method beside the URL at Twilio to GET"];
    let answer =
        assert_logged(&plain(), post("/orders/4711/menu", MADE_UP), StatusCode::METHOD_NOT_ALLOWED, &words);
    assert!(answer.headers[ALLOW].to_str().unwrap().contains("GET"));
}

#[test]
fn a_path_without_a_webhook_is_logged_with_the_nearest() {
    for (path, words) in [
        ("/webhooks/sms/", "it differs in a slash or in uppercase"),
        ("//webhooks/sms", "it differs in a slash or in uppercase"),
        ("/Webhooks/SMS", "it differs in a slash or in uppercase"),
        ("/twilio/webhooks/sms", "there is more in front of it"),
        ("/webhook/sms", "correct the URL at Twilio, or the path in the handler's attribute"),
    ] {
        let words = ["found no webhook at", "the nearest is `sms` at `/webhooks/sms`", words];
        assert_logged(&plain(), post(path, MADE_UP), StatusCode::NOT_FOUND, &words);
    }
    let words = ["the nearest is `menu` at `/orders/{id}/menu`"];
    assert_logged(&plain(), get("/orders/4711/menu/", MADE_UP), StatusCode::NOT_FOUND, &words);
    assert_logged(&plain(), post("/faxes", MADE_UP), StatusCode::NOT_FOUND, &["compare the URL"]);
}

#[test]
fn a_base_path_that_no_proxy_removed_is_named() {
    let app = webhooks("https://example.com/api/v1").into_router();
    let words = ["the base path of the public URL is still in front of it"];
    assert_logged(&app, post("/api/v1/webhooks/sms", MADE_UP), StatusCode::NOT_FOUND, &words);
}

#[test]
fn routes_of_the_application_beside_the_webhooks_change_nothing() {
    let app = Router::new().route("/", on_get(|| async { "home" })).merge(plain());
    assert_logged(&app, post("/webhooks/smss", MADE_UP), StatusCode::NOT_FOUND, &["the nearest is `sms`"]);
    assert_silent(&app, get("/", MADE_UP), StatusCode::OK);
    // Another method on the application's own route.
    assert_silent(&app, post("/", MADE_UP), StatusCode::METHOD_NOT_ALLOWED);
}

#[test]
fn the_applications_own_fallback_answers_and_the_layer_sees_it() {
    let teapot = || async { StatusCode::IM_A_TEAPOT };
    let quiet = Router::new().nest("/api", plain()).fallback(teapot);
    assert_silent(&quiet, post("/api/webhooks/smss", MADE_UP), StatusCode::IM_A_TEAPOT);

    let not_found = || async { (StatusCode::NOT_FOUND, "nothing here") };
    let webhooks = webhooks(PUBLIC_URL);
    let missed = webhooks.missed_layer();
    let app = Router::new()
        .route("/own", on_post(|| async { StatusCode::NOT_FOUND }))
        .nest("/api", webhooks.into_router())
        .fallback(not_found)
        .method_not_allowed_fallback(teapot)
        .layer(missed);
    let words = ["the nearest is `sms` at `/webhooks/sms`"];
    let answer = assert_logged(&app, post("/api/webhooks/smss", MADE_UP), StatusCode::NOT_FOUND, &words);
    assert_eq!(answer.body, "nothing here");
    let words = ["came by GET, but `sms` is called by POST"];
    assert_logged(&app, get("/api/webhooks/sms", MADE_UP), StatusCode::IM_A_TEAPOT, &words);
    // What the application's own route answers is its own matter.
    assert_silent(&app, post("/own", MADE_UP), StatusCode::NOT_FOUND);
}

#[test]
fn under_the_layer_a_miss_is_logged_once() {
    let webhooks = webhooks(PUBLIC_URL);
    let missed = webhooks.missed_layer();
    let app = webhooks.into_router().layer(missed);
    assert_logged(&app, get("/webhooks/sms", MADE_UP), StatusCode::METHOD_NOT_ALLOWED, &["came by GET"]);
    assert_logged(&app, post("/nowhere", MADE_UP), StatusCode::NOT_FOUND, &["found no webhook"]);
}

#[test]
fn an_application_may_have_fallbacks_of_its_own_anywhere() {
    let teapot = || async { StatusCode::IM_A_TEAPOT };
    let own = || Router::new().route("/own", on_get(|| async {})).fallback(teapot);
    for app in [own().merge(plain()), plain().merge(own()), plain().fallback(teapot)] {
        assert_silent(&app, post("/nowhere", MADE_UP), StatusCode::IM_A_TEAPOT);
    }
    let beside = Router::new().route("/webhooks/sms", on_get(|| async { "page" }).fallback(teapot));
    for app in [beside.clone().merge(plain()), plain().merge(beside)] {
        assert_silent(&app, get("/webhooks/sms", MADE_UP), StatusCode::OK);
        assert_eq!(run(send(&app, by(Method::PUT, "/webhooks/sms"), "")).status, StatusCode::IM_A_TEAPOT);
    }
}

#[test]
fn unsigned_noise_is_silent_and_right_requests_too() {
    let app = plain();
    for path in ["/", "/wp-login.php", "/webhooks/smss"] {
        assert_silent(&app, Request::get(path), StatusCode::NOT_FOUND);
        assert_silent(&app, unsigned(path), StatusCode::NOT_FOUND);
    }
    assert_silent(&app, Request::get("/webhooks/sms"), StatusCode::METHOD_NOT_ALLOWED);
    let twilio = Twilio::calling(app, verifier(PUBLIC_URL));
    let (_, log) = captured(|| run(twilio.post("/webhooks/sms", &MESSAGE)));
    assert_eq!(log, "");
}

#[test]
fn the_same_is_logged_once_and_many_are_limited() {
    let app = plain();
    let ((), log) = captured(|| {
        for _ in 0..50 {
            run(send(&app, get("/webhooks/sms", MADE_UP), ""));
        }
    });
    assert_eq!(log.lines().count(), 1, "{log}");
    let ((), log) = captured(|| {
        for n in 0..500 {
            run(send(&app, post(&format!("/{n}"), MADE_UP), ""));
        }
    });
    assert!(log.lines().count() <= 100, "{}", log.lines().count());
}

#[test]
fn nothing_that_may_be_data_is_logged() {
    let deep = format!("/webhooks/{}", "é%0Asecret".repeat(1000).replace('é', "%C3%A9"));
    let app = plain();
    for path in [
        "/webhooks/sms/secret-4711?Body=secret",
        "/secret/webhooks/sms?From=secret",
        "/orders/secret/menus/secret",
        "/secret",
        &deep,
    ] {
        for request in [post(path, "secret"), by(Method::from_bytes(b"SECRET").unwrap(), path)] {
            let (_, log) = logged(&app, request);
            assert!(!log.to_lowercase().contains("secret"), "{log}");
        }
    }
}

#[test]
fn no_handler_runs_for_a_method_that_twilio_does_not_use() {
    let app = plain();
    let twilio = Twilio::calling(app.clone(), verifier(PUBLIC_URL));
    let target = format!("/orders/4711/menu?{}", form(&CALL));
    let signature = verifier(PUBLIC_URL).sign(format!("{PUBLIC_URL}{target}"), [("", ""); 0]);
    assert_eq!(run(twilio.get("/orders/4711/menu", &CALL)).status, StatusCode::OK);
    for method in [Method::HEAD, Method::OPTIONS, Method::PUT, Method::PATCH, Method::DELETE, Method::TRACE] {
        let request = Request::builder().method(method.clone()).uri(&target).header(SIGNATURE, &signature);
        let (answer, log) = logged(&app, request);
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::METHOD_NOT_ALLOWED, ""), "{method}");
        assert!(answer.headers[ALLOW].to_str().unwrap().starts_with("GET"), "{answer:?}");
        assert!(log.contains(&format!("came by {method}, but `menu` is called by GET")), "{log}");
        assert!(log.contains("Twilio calls with GET and POST"), "{log}");
    }
}
