//! The application, calling itself.

use std::time::Duration;

use http::header::{HeaderMap, LOCATION};
use http::{HeaderName, HeaderValue, StatusCode};
use twiml_client::tunnel::{Probe, ProbeError};
use twiml_runtime::PublicUrl;

use super::agents::{Answer, NOBODY, Server, page, status};
use super::assert_says;

fn url(server: &Server, base_path: &str) -> PublicUrl {
    format!("http://{}{base_path}", server.address).parse().unwrap()
}

fn with(status: u16, name: HeaderName, value: &'static str) -> Answer {
    let headers = HeaderMap::from_iter([(name, HeaderValue::from_static(value))]);
    (StatusCode::from_u16(status).unwrap(), headers, String::new())
}

/// What the probe says about answers that come one after another.
async fn probed(answers: impl IntoIterator<Item = Answer>) -> Result<(), ProbeError> {
    let server = Server::start().await;
    let probe = Probe::new().within(Duration::from_millis(1500));
    server.answers(probe.path(), answers);
    probe.reach(&url(&server, "")).await
}

#[tokio::test]
async fn the_answer_is_the_application_s_own() {
    let server = Server::start().await;
    let probe = Probe::new();
    server.answers(&format!("/base{}", probe.path()), [page(probe.answer())]);
    probe.reach(&url(&server, "/base")).await.unwrap();
    assert_ne!(probe.path(), Probe::new().path());
    assert!(!probe.path().contains(probe.answer()));
}

#[tokio::test]
async fn what_is_in_between_is_named() {
    let html = page("<!doctype html><title>You are about to visit…</title>");
    for (answer, says) in [
        (with(302, LOCATION, "https://login.example/oauth"), "sends its callers on to login.example"),
        (with(307, LOCATION, "/login"), "sends its callers on to 127.0.0.1"),
        (status(401), "answers with 401 before the application is asked"),
        (status(403), "Make the tunnel public"),
        (status(404), "another application is there"),
        (html, "something that is not this application's"),
        (page(&"x".repeat(100_000)), "something that is not this application's"),
        (status(200), "something that is not this application's"),
        (status(502), "the application is not behind it"),
        (status(530), "the application is not behind it"),
        (
            with(404, HeaderName::from_static("ngrok-error-code"), "ERR_NGROK_3200"),
            "https://ngrok.com/docs/errors/err_ngrok_3200",
        ),
    ] {
        let expected = answer.0.as_u16();
        let error = probed([answer]).await.unwrap_err();
        assert_eq!(error.status(), Some(expected), "{error}");
        assert_says(&error.to_string(), &["http://127.0.0.1:", says]);
    }
}

#[tokio::test]
async fn a_tunnel_that_was_just_made_is_asked_again() {
    let server = Server::start().await;
    let probe = Probe::new();
    server.answers(probe.path(), [status(502), status(530), page(probe.answer())]);
    probe.reach(&url(&server, "")).await.unwrap();
    assert_eq!(server.asked().len(), 3);
    // What does not pass is said at once.
    let server = Server::start().await;
    probe.reach(&url(&server, "")).await.unwrap_err();
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn nobody_there_is_an_error() {
    let gone: PublicUrl = format!("http://{NOBODY}").parse().unwrap();
    let error = Probe::new().within(Duration::from_millis(100)).reach(&gone).await.unwrap_err();
    assert_eq!(error.status(), None);
    assert_says(&error.to_string(), &[gone.as_str(), "does not answer", "the tunnel is running"]);
}
