//! What the client does when Twilio, or the way to it, fails.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod server;

use std::fmt::Write as _;
use std::time::Duration;

use server::{Act, Server};
use twiml_client::{Client, Error, ErrorCause, Message, SendMessage};
use twiml_runtime::MessageSid;

const ACCOUNT: &str = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const TOKEN: &str = "a token that is secret";
const SENT: &str =
    r#"{"sid":"SM0123456789abcdef0123456789abcdef","status":"queued","to":"+15551110000","from":null}"#;
const REFUSED: &str = r#"{"code":20003,"message":"Authenticate","status":401}"#;

fn client_of(url: &str) -> Client {
    let client = Client::builder().account(ACCOUNT).auth_token(TOKEN).base_url(url);
    client
        .timeout(Duration::from_millis(300))
        .connect_timeout(Duration::from_millis(300))
        .retries(2)
        .build()
        .unwrap()
}

async fn send(server: &Server) -> Result<Message, Error> {
    SendMessage::to("+15551110000").from("+15552220000").body("Hello").send(&client_of(&server.url)).await
}

async fn read(server: &Server) -> Result<Message, Error> {
    let sid: MessageSid = "SM0123456789abcdef0123456789abcdef".parse().unwrap();
    client_of(&server.url).message(&sid).await
}

/// Every way in which the outcome is not known, with what comes after it.
fn unknown_outcomes() -> Vec<Act> {
    vec![
        Act::Close,
        Act::Hang,
        Act::answer("500 Internal Server Error", r#"{"code":20500,"message":"Internal Server Error"}"#),
        Act::answer("502 Bad Gateway", "<html>"),
        Act::answer("503 Service Unavailable", ""),
        Act::answer("504 Gateway Timeout", ""),
    ]
}

#[tokio::test]
async fn a_message_that_may_have_been_sent_is_not_sent_again() {
    for act in unknown_outcomes() {
        let server = Server::start([act.clone(), Act::answer("201 Created", SENT)]).await;
        let error = send(&server).await.unwrap_err();
        assert!(matches!(error, Error::OutcomeUnknown(_)) && error.may_have_happened(), "{act:?}: {error:?}");
        assert_eq!(server.requests().len(), 1, "{act:?}");
    }
}

#[tokio::test]
async fn what_reads_is_asked_again() {
    for act in unknown_outcomes().into_iter().chain([Act::Cut("{\"sid\":"), Act::Reset("{\"sid\":")]) {
        let server = Server::start([act.clone(), Act::answer("200 OK", SENT)]).await;
        read(&server).await.unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
        assert_eq!(server.requests().len(), 2, "{act:?}");
    }
}

#[tokio::test]
async fn a_message_that_was_not_taken_is_sent_again() {
    let busy = Act::Answer(
        "429 Too Many Requests",
        "retry-after: 0\r\n".to_owned(),
        r#"{"code":20429,"message":"Too Many Requests"}"#,
    );
    let server = Server::start([busy.clone(), busy, Act::answer("201 Created", SENT)]).await;
    let message = send(&server).await.unwrap();
    assert_eq!((message.sid.as_str(), message.from), ("SM0123456789abcdef0123456789abcdef", None));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn tries_end() {
    let server = Server::start([Act::answer("429 Too Many Requests", "")]).await;
    let Error::Refused(error) = send(&server).await.unwrap_err() else { panic!("it was refused") };
    assert_eq!((error.cause(), server.requests().len()), (ErrorCause::TooManyRequests, 3));

    let server = Server::start([Act::Close]).await;
    assert!(matches!(read(&server).await, Err(Error::OutcomeUnknown(_))));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_pause_that_is_too_long_is_not_waited_for() {
    let busy = Act::Answer("429 Too Many Requests", "retry-after: 3600\r\n".to_owned(), "");
    let server = Server::start([busy]).await;
    let Error::Refused(error) = send(&server).await.unwrap_err() else { panic!("it was refused") };
    assert_eq!((error.retry_after(), server.requests().len()), (Some(Duration::from_secs(3600)), 1));
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_no_reason_to_send_again() {
    for act in [
        Act::answer("201 Created", "{\"sid\": "),
        Act::answer("201 Created", "<html>"),
        Act::answer("201 Created", ""),
        Act::answer("201 Created", r#"{"status":"queued"}"#),
        Act::Cut("{\"sid\":"),
        Act::Reset("{\"sid\":"),
    ] {
        let server = Server::start([act.clone(), Act::answer("201 Created", SENT)]).await;
        let error = send(&server).await.unwrap_err();
        let Error::Unreadable(unreadable) = &error else { panic!("{act:?}: {error:?}") };
        assert_eq!(unreadable.status(), 201, "{act:?}");
        assert!(error.may_have_happened(), "{act:?}");
        assert_eq!(server.requests().len(), 1, "{act:?}");
    }
}

#[tokio::test]
async fn nothing_odd_in_an_answer_fails_what_has_happened() {
    let odd = r#"{"sid":"SM1","status":"novel","to":7,"from":"","num_segments":null,"error_code":"x","price":-1,"date_sent":[]}"#;
    let message = send(&Server::start([Act::answer("201 Created", odd)]).await).await.unwrap();
    assert_eq!((message.sid.as_str(), message.status.as_str(), &message.to), ("SM1", "novel", &None));
    assert_eq!(message.as_json()["price"], -1);
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    let server = Server::start([Act::Hang]).await;
    let url = server.url.clone();
    drop(server);
    tokio::task::yield_now().await;
    let error = SendMessage::to("+15551110000")
        .from("+15552220000")
        .body("Hello")
        .send(&client_of(&url))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotSent(_)) && !error.may_have_happened(), "{error:?}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let other = Server::start([Act::answer("200 OK", SENT)]).await;
    for status in ["301 Moved Permanently", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let away = Act::Answer(status, format!("location: {}/elsewhere\r\n", other.url), "");
        let server = Server::start([away]).await;
        assert!(matches!(send(&server).await, Err(Error::Refused(_))), "{status}");
        assert!(matches!(read(&server).await, Err(Error::Refused(_))), "{status}");
    }
    assert_eq!(other.requests(), [""; 0]);
}

/// A text is emptied: a change that is safe to repeat.
async fn redact(server: &Server) -> Result<Message, Error> {
    let sid: MessageSid = "SM0123456789abcdef0123456789abcdef".parse().unwrap();
    client_of(&server.url).redact_message(&sid).await
}

#[tokio::test]
async fn a_refusal_after_a_try_without_an_answer_does_not_undo_it() {
    for act in unknown_outcomes() {
        let server = Server::start([act.clone(), Act::answer("401 Unauthorized", REFUSED)]).await;
        let error = redact(&server).await.unwrap_err();
        assert!(matches!(error, Error::OutcomeUnknown(_)) && error.may_have_happened(), "{act:?}: {error:?}");
        assert_eq!(error.code(), Some(20003.into()), "{act:?}");
    }
    let busy = Act::answer("429 Too Many Requests", "");
    let error =
        redact(&Server::start([busy, Act::answer("401 Unauthorized", REFUSED)]).await).await.unwrap_err();
    assert!(!error.may_have_happened(), "{error:?}");
}

#[tokio::test]
async fn a_request_that_took_too_long_may_have_been_done() {
    let server = Server::start([Act::answer("408 Request Timeout", "")]).await;
    assert!(send(&server).await.unwrap_err().may_have_happened());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn all_tries_together_end_in_time() {
    let server = Server::start([Act::Hang]).await;
    let client = Client::builder().account(ACCOUNT).auth_token(TOKEN).base_url(&server.url);
    let client =
        client.timeout(Duration::from_secs(30)).total_timeout(Duration::from_millis(300)).build().unwrap();
    let sid: MessageSid = "SM0123456789abcdef0123456789abcdef".parse().unwrap();
    let limit = Duration::from_secs(20);
    assert!(
        tokio::time::timeout(limit, client.message(&sid)).await.expect("it ends before a try does").is_err()
    );
}

#[tokio::test]
async fn what_is_deleted_already_was_deleted_by_the_first_try() {
    let gone = || Act::answer("404 Not Found", r#"{"code":20404,"message":"Not found"}"#);
    let sid: MessageSid = "SM0123456789abcdef0123456789abcdef".parse().unwrap();
    let server = Server::start([Act::Close, gone()]).await;
    client_of(&server.url).delete_message(&sid).await.unwrap();
    let server = Server::start([gone()]).await;
    assert!(client_of(&server.url).delete_message(&sid).await.unwrap_err().is_not_found());
    // A try that was not taken has deleted nothing.
    let server = Server::start([Act::answer("429 Too Many Requests", ""), gone()]).await;
    assert!(client_of(&server.url).delete_message(&sid).await.is_err());
    // A page of somebody in between is not Twilio's word.
    let server = Server::start([Act::Close, Act::answer("404 Not Found", "<html>")]).await;
    assert!(client_of(&server.url).delete_message(&sid).await.is_err());
}

#[tokio::test]
async fn neither_secrets_nor_texts_are_in_an_error() {
    let refused = Act::answer("401 Unauthorized", REFUSED);
    for act in
        unknown_outcomes().into_iter().chain([refused, Act::answer("201 Created", "<html>+15551110000")])
    {
        let server = Server::start([act]).await;
        let client = client_of(&server.url);
        let error = send(&server).await.unwrap_err();
        let mut said = format!("{error} {error:?} {error:#?} {client:?}");
        let mut source = std::error::Error::source(&error);
        while let Some(error) = source {
            write!(said, "{error} {error:?}").unwrap();
            source = error.source();
        }
        for secret in [TOKEN, "Basic ", "Hello", "5551110000", "5552220000", "/Messages"] {
            assert!(!said.contains(secret), "{secret} is in: {said}");
        }
    }
}

#[tokio::test]
async fn a_request_is_written_as_twilio_reads_it() {
    let server = Server::start([Act::answer("201 Created", SENT)]).await;
    send(&server).await.unwrap();
    let request = server.requests().remove(0);
    let head = request.to_lowercase();
    assert!(
        request.starts_with(&format!("POST /2010-04-01/Accounts/{ACCOUNT}/Messages.json HTTP/1.1\r\n")),
        "{request}"
    );
    assert!(head.contains("\r\ncontent-type: application/x-www-form-urlencoded\r\n"), "{request}");
    assert!(head.contains("\r\naccept: application/json\r\n"), "{request}");
    assert!(head.contains("\r\nuser-agent: twiml-client/"), "{request}");
    // The account and the token, in base64.
    assert!(
        request
            .contains("Basic QUNhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYTphIHRva2VuIHRoYXQgaXMgc2VjcmV0"),
        "{request}"
    );
    assert!(request.ends_with("\r\n\r\nTo=%2B15551110000&From=%2B15552220000&Body=Hello"), "{request}");
}
