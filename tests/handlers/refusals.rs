//! Requests that no handler gets to see.

use http::header::ALLOW;
use http::{Request, StatusCode};
use twiml_tests::client::{Answer, CALL, MESSAGE, form, run};
use twiml_tests::log::captured;
use twiml_tests::signed::{PUBLIC_URL, SIGNATURE, TOKEN, post, unsigned, verifier};

use crate::twilio;

/// The signature of a message to a path.
fn signature(path: &str) -> String {
    verifier(PUBLIC_URL).sign(format!("{PUBLIC_URL}{path}"), MESSAGE)
}

fn assert_forbidden(answer: &Answer) {
    assert!(answer.is_bare(StatusCode::FORBIDDEN), "{answer:?}");
    assert!(answer.headers.keys().all(|name| name == "content-length"), "{answer:?}");
}

#[test]
fn every_kind_of_handler_refuses_what_is_not_signed() {
    for path in
        ["/sms", "/sms-fallback", "/voice", "/voice-fallback", "/greeting", "/message-status", "/order"]
    {
        let (answer, log) = captured(|| run(twilio().send(unsigned(path), form(&MESSAGE))));
        assert_forbidden(&answer);
        assert_eq!(log.lines().count(), 1, "{log}");
        assert!(log.contains("WARN") && log.contains("X-Twilio-Signature"), "{log}");
    }
    for path in ["/menu", "/quote", "/call-status"] {
        assert_forbidden(&run(twilio().send(Request::get(path), "")));
    }
}

#[test]
fn a_forged_signature_is_refused() {
    let other = twiml_runtime::Verifier::new("another token", PUBLIC_URL).unwrap();
    let forged = other.sign(format!("{PUBLIC_URL}/sms"), MESSAGE);
    let (answer, log) = captured(|| run(twilio().send(post("/sms", &forged), form(&MESSAGE))));
    assert_forbidden(&answer);
    for secret in [TOKEN, &forged, &signature("/sms"), "Tom", "15551230001"] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

#[tokio::test]
async fn a_signature_of_something_else_is_refused() {
    let signature = signature("/sms");
    assert_eq!(twilio().send(post("/sms", &signature), form(&MESSAGE)).await.status, StatusCode::OK);
    assert_forbidden(&twilio().send(post("/sms-fallback", &signature), form(&MESSAGE)).await);
    assert_forbidden(&twilio().send(post("/sms", &signature), form(&MESSAGE[1..])).await);
    assert_forbidden(&twilio().send(post("/sms?x=1", &signature), form(&MESSAGE)).await);
}

#[tokio::test]
async fn a_doubled_or_empty_signature_is_refused() {
    let signature = signature("/sms");
    let doubled = post("/sms", &signature).header(SIGNATURE, &signature);
    assert_forbidden(&twilio().send(doubled, form(&MESSAGE)).await);
    assert_forbidden(&twilio().send(post("/sms", ""), form(&MESSAGE)).await);
}

#[tokio::test]
async fn a_body_over_the_limit_is_too_large() {
    let answer = twilio().send(post("/sms", &signature("/sms")), vec![b'a'; 2 * 1024 * 1024]).await;
    assert!(answer.is_bare(StatusCode::PAYLOAD_TOO_LARGE), "{answer:?}");
}

#[tokio::test]
async fn another_method_is_not_allowed() {
    let answer = twilio().get("/sms", &MESSAGE).await;
    assert!(answer.is_bare(StatusCode::METHOD_NOT_ALLOWED), "{answer:?}");
    assert_eq!(answer.headers[ALLOW], "POST");
    let answer = twilio().post("/menu", &CALL).await;
    assert!(answer.is_bare(StatusCode::METHOD_NOT_ALLOWED), "{answer:?}");
    assert_eq!(answer.headers[ALLOW], "GET,HEAD");
}

#[tokio::test]
async fn an_unknown_path_is_not_found() {
    assert!(twilio().post("/fax", &MESSAGE).await.is_bare(StatusCode::NOT_FOUND));
    assert!(twilio().post("/sms/", &MESSAGE).await.is_bare(StatusCode::NOT_FOUND));
}
