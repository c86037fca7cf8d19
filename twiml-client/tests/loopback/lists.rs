//! Lists, page by page.

use std::pin::pin;

use axum::http::StatusCode;
use futures_util::TryStreamExt as _;
use twiml_client::{Client, Error, ListCalls, ListMessages};

use crate::recorder::{Asked, Recorder, headers};
use crate::{ACCOUNT, client, serve};

/// A page of messages, each with this text.
fn page(texts: &[&str], next: &str) -> String {
    let messages: Vec<_> =
        texts.iter().map(|text| serde_json::json!({"sid": "SM1", "status": "sent", "body": text})).collect();
    serde_json::json!({"messages": messages, "next_page_uri": (!next.is_empty()).then_some(next)}).to_string()
}

/// The path of the list, with a query.
fn list(query: &str) -> String {
    format!("/2010-04-01/Accounts/{ACCOUNT}/Messages.json{query}")
}

/// A server whose pages are what `pages` says of a query.
async fn serving(pages: impl Fn(&str) -> String + Clone + Send + Sync + 'static) -> (Recorder, Client) {
    let recorder = Recorder::default();
    let answer =
        move |asked: &Asked| (StatusCode::OK, headers([]), pages(asked.uri.query().unwrap_or_default()));
    let url = serve(recorder.router(answer)).await;
    (recorder, client(&url))
}

/// The texts of a list, and the error that it ends with.
async fn read(client: &Client) -> (Vec<String>, Option<Error>) {
    let mut texts = Vec::new();
    let mut messages = pin!(ListMessages::new().stream(client));
    loop {
        match messages.try_next().await {
            Ok(Some(message)) => texts.push(message.body.unwrap().to_string()),
            Ok(None) => return (texts, None),
            Err(error) => return (texts, Some(error)),
        }
    }
}

#[tokio::test]
async fn a_page_is_fetched_when_it_is_read() {
    let (recorder, client) = serving(|query| match query {
        "To=%2B15551110000&DateSent%3E=2026-01-02T03%3A04%3A05Z" => {
            page(&["a", "b"], &list("?Page=1&PageToken=x%2By"))
        }
        "Page=1&PageToken=x%2By" => page(&["c"], ""),
        other => panic!("{other}"),
    })
    .await;
    let messages = ListMessages::new().to("+15551110000").sent_since("2026-01-02T03:04:05Z".parse().unwrap());
    let mut messages = pin!(messages.stream(&client));
    assert_eq!(recorder.asked().len(), 0);
    for (text, pages) in [("a", 1), ("b", 1), ("c", 2)] {
        assert_eq!(messages.try_next().await.unwrap().unwrap().body.as_deref(), Some(text));
        assert_eq!(recorder.asked().len(), pages, "{text}");
    }
    assert!(messages.try_next().await.unwrap().is_none());
    assert!(recorder.asked().iter().all(|asked| asked.headers.contains_key("authorization")));
}

#[tokio::test]
async fn an_empty_page_is_not_the_end() {
    let (_, client) = serving(|query| match query {
        "" => page(&[], &list("?Page=1")),
        "Page=1" => page(&[], &list("?Page=2")),
        _ => page(&["a"], ""),
    })
    .await;
    let (texts, error) = read(&client).await;
    assert_eq!(texts, ["a"]);
    assert!(error.is_none(), "{error:?}");
}

#[tokio::test]
async fn a_circle_of_pages_is_an_error() {
    for circle in ["?Page=1", "?Page=2"] {
        let (recorder, client) = serving(move |query| match query {
            "" => page(&["a"], &list("?Page=1")),
            "Page=1" => page(&["b"], &list("?Page=2")),
            _ => page(&["c"], &list(circle)),
        })
        .await;
        let (texts, error) = read(&client).await;
        assert_eq!(texts, ["a", "b", "c"]);
        let error = error.unwrap().to_string();
        assert!(error.contains("names an earlier one"), "{error}");
        assert_eq!(recorder.asked().len(), 3);
    }
}

#[tokio::test]
async fn a_page_that_names_itself_is_an_error() {
    let own = list("?PageSize=50&Page=0");
    let text =
        serde_json::json!({"calls": [{"sid": "CA1", "status": "busy"}], "uri": own, "next_page_uri": own})
            .to_string();
    let (recorder, client) = serving(move |_| text.clone()).await;
    let mut calls = pin!(ListCalls::new().stream(&client));
    assert_eq!(calls.try_next().await.unwrap().unwrap().sid, "CA1");
    assert!(calls.try_next().await.is_err());
    assert_eq!(recorder.asked().len(), 1);
}

#[tokio::test]
async fn a_page_elsewhere_is_asked_of_our_host() {
    let elsewhere = Recorder::default();
    let other = serve(elsewhere.router(|_| (StatusCode::OK, headers([]), page(&["stolen"], "")))).await;
    let next = format!("{other}{}", list("?Page=1"));
    let (recorder, client) = serving(move |query| match query {
        "" => page(&["a"], &next),
        _ => page(&["b"], ""),
    })
    .await;
    assert_eq!(read(&client).await.0, ["a", "b"]);
    assert_eq!((recorder.asked().len(), elsewhere.asked().len()), (2, 0));
}

#[tokio::test]
async fn a_page_where_twilio_has_none_is_an_error() {
    for next in
        ["/elsewhere", "https://api.twilio.com", "/2010-04-01/../../admin", "//evil.example/2010-04-01/a"]
    {
        let (recorder, client) = serving(move |_| page(&["a"], next)).await;
        let (texts, error) = read(&client).await;
        assert_eq!(texts, ["a"], "{next}");
        assert!(matches!(error, Some(Error::Invalid(_))), "{next}: {error:?}");
        assert_eq!(recorder.asked().len(), 1, "{next}");
    }
}
