//! What is repeated of the requests about a live call.

use axum::http::StatusCode;
use twiml_client::prelude::*;
use twiml_client::{Client, Error};
use twiml_runtime::CallStatus;

use crate::handlers::{call_status, public_url, voice};
use crate::recorder::{Asked, Recorder, headers};
use crate::{ACCOUNT, serve, sid};

const CALL: &str = r#"{"sid":"CA0123456789abcdef0123456789abcdef","status":"completed"}"#;
const OVER: &str = r#"{"code":21220,"message":"Call is not in-progress. Cannot redirect.","status":400}"#;

/// A server that fails the first time and says after that, to any change, that the call is over.
async fn failing_once() -> (Recorder, Client) {
    let recorder = Recorder::default();
    let counted = recorder.clone();
    let answer = move |asked: &Asked| match counted.asked().len() {
        0 => (StatusCode::INTERNAL_SERVER_ERROR, headers([]), String::new()),
        _ if asked.method == "GET" => (StatusCode::OK, headers([]), CALL.to_owned()),
        _ => (StatusCode::BAD_REQUEST, headers([]), OVER.to_owned()),
    };
    let url = serve(recorder.router(answer)).await;
    let client = Client::builder().account(ACCOUNT).auth_token("a token").base_url(url).build().unwrap();
    (recorder, client)
}

#[tokio::test]
async fn a_call_that_the_first_try_has_ended_is_over() {
    let (recorder, client) = failing_once().await;
    assert_eq!(client.hang_up(&sid("CA")).await.unwrap().status, CallStatus::Completed);
    let asked: Vec<_> =
        recorder.asked().iter().map(|asked| (asked.method.to_string(), asked.body.clone())).collect();
    let post = || ("POST".to_owned(), "Status=completed".to_owned());
    assert_eq!(asked, [post(), post(), ("GET".to_owned(), String::new())]);
    // It was over before.
    let error = client.cancel_call(&sid("CA")).await.unwrap_err();
    assert_eq!(error.code(), Some(21220.into()));
}

#[tokio::test]
async fn new_instructions_are_not_given_twice() {
    let (recorder, client) = failing_once().await;
    let url = public_url();
    let error = UpdateCall::of(&sid("CA")).url::<voice>(&url).send(&client).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(recorder.asked().len(), 1);
}

#[tokio::test]
async fn what_sets_is_set_again() {
    let (recorder, client) = failing_once().await;
    let change = UpdateCall::of(&sid("CA")).status_callback::<call_status>(&public_url());
    let error = change.send(&client).await.unwrap_err();
    assert_eq!(error.code(), Some(21220.into()));
    assert_eq!(recorder.asked().len(), 2);
}

#[tokio::test]
async fn a_call_that_may_have_been_placed_is_not_placed_again() {
    let (recorder, client) = failing_once().await;
    let call = PlaceCall::to("+15551110000").from("+15552220000").url::<voice>(&public_url());
    let error = call.send(&client).await.unwrap_err();
    assert!(error.may_have_happened(), "{error:?}");
    assert_eq!(recorder.asked().len(), 1);
}

#[tokio::test]
async fn a_call_is_changed_by_what_was_read() {
    let recorder = Recorder::default();
    let url = serve(recorder.router(|_| (StatusCode::OK, headers([]), CALL.to_owned()))).await;
    let client = crate::client(&url);
    let call = client.call(&sid("CA")).await.unwrap();
    call.update().url::<voice>(&public_url()).send(&client).await.unwrap();
    let path = format!("/2010-04-01/Accounts/{ACCOUNT}/Calls/{}.json", call.sid);
    assert!(recorder.asked().iter().all(|asked| asked.uri.path() == path), "{:?}", recorder.asked());
}
