//! Files: where the credentials go, and what is read.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use twiml_client::{Client, DownloadRecording, Error};
use twiml_runtime::{Media, Url};

use crate::recorder::{Asked, Recorder, headers};
use crate::{ACCOUNT, client, serve, sid};

fn medium(url: impl Into<Url>) -> Media {
    Media::new(0, url, "image/png")
}

/// The medium of a message at Twilio.
fn at_twilio() -> Media {
    medium(format!("https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/MM1/Media/ME1"))
}

/// A server that has one file everywhere.
async fn storage() -> (Recorder, String) {
    let recorder = Recorder::default();
    let file = |_: &_| (StatusCode::OK, headers([("content-type", "image/png")]), "a picture".to_owned());
    let url = serve(recorder.router(file)).await;
    (recorder, url)
}

/// A server that redirects to a place, everywhere.
async fn redirecting(to: &str) -> (Recorder, Client) {
    let recorder = Recorder::default();
    let to = to.to_owned();
    let redirect =
        move |_: &_| (StatusCode::TEMPORARY_REDIRECT, headers([("location", &*to)]), String::new());
    let url = serve(recorder.router(redirect)).await;
    (recorder, client(&url))
}

#[tokio::test]
async fn the_credentials_stay_at_home() {
    let (storage, storage_url) = storage().await;
    let (twilio, client) = redirecting(&format!("{storage_url}/bucket?signature=s%2Bt")).await;
    let file = client.media(&at_twilio()).await.unwrap();
    assert_eq!((file.content_type(), file.content_length()), (Some("image/png"), Some(9)));
    assert_eq!(file.bytes(9).await.unwrap(), "a picture");
    let [asked] = &twilio.asked()[..] else { panic!("{:?}", twilio.asked()) };
    assert!(asked.headers.contains_key("authorization"));
    let [asked] = &storage.asked()[..] else { panic!("{:?}", storage.asked()) };
    assert!(!asked.headers.contains_key("authorization"), "{:?}", asked.headers);
    assert_eq!(asked.uri, "/bucket?signature=s%2Bt");
}

#[tokio::test]
async fn a_file_is_passed_on_as_it_comes() {
    let (_, storage_url) = storage().await;
    let twilio = client(&storage_url);
    let passing = Router::new()
        .fallback(|| async move { Body::from_stream(twilio.media(&at_twilio()).await.unwrap()) });
    let ours = client(&serve(passing).await);
    assert_eq!(ours.media(&at_twilio()).await.unwrap().bytes(100).await.unwrap(), "a picture");
}

#[tokio::test]
async fn a_redirect_at_home_keeps_the_credentials() {
    let recorder = Recorder::default();
    let answer = |asked: &Asked| match asked.uri.path() {
        "/moved" => (StatusCode::OK, headers([]), "here".to_owned()),
        _ => (StatusCode::FOUND, headers([("location", "/moved")]), String::new()),
    };
    let client = client(&serve(recorder.router(answer)).await);
    let file = client.media_of(&sid("MM"), &sid("ME")).await.unwrap();
    assert_eq!(file.bytes(100).await.unwrap(), "here");
    assert!(recorder.asked().iter().all(|asked| asked.headers.contains_key("authorization")));
}

#[tokio::test]
async fn a_storage_does_not_choose_what_is_asked_with_the_credentials() {
    let recorder = Recorder::default();
    let page = |_: &Asked| (StatusCode::OK, headers([]), "a page".to_owned());
    let home = serve(recorder.router(page)).await;
    let to = format!("{home}/2010-04-01/Accounts/{ACCOUNT}.json");
    let back = move |_: &Asked| (StatusCode::FOUND, headers([("location", &*to)]), String::new());
    let storage = serve(Recorder::default().router(back)).await;
    let medium = medium(format!("{storage}/a"));
    client(&home).media(&medium).await.unwrap();
    let [asked] = &recorder.asked()[..] else { panic!("{:?}", recorder.asked()) };
    assert!(!asked.headers.contains_key("authorization"), "{:?}", asked.headers);
}

#[tokio::test]
async fn the_host_of_a_payload_gets_no_credentials() {
    let (storage, storage_url) = storage().await;
    let (twilio, client) = redirecting("/never").await;
    let media = medium(format!("{storage_url}/2010-04-01/Accounts/{ACCOUNT}/Messages/MM1/Media/ME1"));
    assert_eq!(client.media(&media).await.unwrap().bytes(100).await.unwrap(), "a picture");
    let recording = DownloadRecording::at(&format!("{storage_url}/calls/1.wav?a=b").into()).mp3();
    assert_eq!(recording.send(&client).await.unwrap().bytes(100).await.unwrap(), "a picture");
    assert_eq!(twilio.asked().len(), 0);
    let asked = storage.asked();
    assert!(asked.iter().all(|asked| !asked.headers.contains_key("authorization")), "{asked:?}");
    assert_eq!(asked[1].uri, "/calls/1.wav?a=b");
    assert!(matches!(client.delete_media(&media).await, Err(Error::Invalid(_))));
    assert_eq!(storage.asked().len(), 2);
}

#[tokio::test]
async fn redirects_come_to_an_end() {
    for (to, requests) in [("/again", 6), ("ftp://storage.example/a", 1), ("file:///etc/passwd", 1)] {
        let (twilio, client) = redirecting(to).await;
        let error = client.media(&at_twilio()).await.unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{to}: {error:?}");
        assert_eq!(twilio.asked().len(), requests, "{to}");
    }
    let recorder = Recorder::default();
    let client = client(&serve(recorder.router(|_| (StatusCode::FOUND, headers([]), String::new()))).await);
    assert!(matches!(client.media(&at_twilio()).await, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn a_file_is_not_larger_than_is_wanted() {
    let (_, storage_url) = storage().await;
    let client = client(&storage_url);
    for (limit, fits) in [(8, false), (9, true), (usize::MAX, true)] {
        let read = client.media(&at_twilio()).await.unwrap().bytes(limit).await;
        assert_eq!(read.is_ok(), fits, "{limit}");
    }
    // One that does not say how large it is.
    let endless = Router::new().fallback(|| async {
        Body::from_stream(stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[0; 1000]))))
    });
    let client = crate::client(&serve(endless).await);
    let file = client.media(&at_twilio()).await.unwrap();
    assert_eq!(file.content_length(), None);
    let error = file.bytes(100_000).await.unwrap_err();
    assert!(error.to_string().contains("GET Media"), "{error}");
}

/// A body that breaks off after its first part.
fn broken() -> Response {
    let parts = [Ok(Bytes::from_static(b"a")), Err(std::io::Error::other("the disk"))];
    let parts = stream::iter(parts).then(|part| async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        part
    });
    Body::from_stream(parts).into_response()
}

#[tokio::test]
async fn a_file_that_breaks_off_is_an_error_and_is_not_asked_for_again() {
    let asked = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = asked.clone();
    let router = Router::new().fallback(move || {
        counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        async { broken() }
    });
    let client = Client::builder()
        .account(ACCOUNT)
        .auth_token("a token")
        .base_url(serve(router).await)
        .build()
        .unwrap();
    let mut file = client.media(&at_twilio()).await.unwrap();
    assert_eq!(file.try_next().await.unwrap().unwrap(), "a");
    assert!(matches!(file.try_next().await, Err(Error::Unreadable(_))));
    assert_eq!(asked.load(std::sync::atomic::Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_file_that_does_not_begin_is_asked_for_again() {
    let recorder = Recorder::default();
    let counted = recorder.clone();
    let answer = move |_: &_| match counted.asked().len() {
        0 => (StatusCode::SERVICE_UNAVAILABLE, headers([]), String::new()),
        _ => (StatusCode::OK, headers([]), "a picture".to_owned()),
    };
    let url = serve(recorder.router(answer)).await;
    let client = Client::builder().account(ACCOUNT).auth_token("a token").base_url(url).build().unwrap();
    assert_eq!(client.media(&at_twilio()).await.unwrap().bytes(10).await.unwrap(), "a picture");
    assert_eq!(recorder.asked().len(), 2);
}

#[tokio::test]
async fn what_a_storage_says_is_not_read_for_ever() {
    let endless = Router::new().fallback(|| async {
        let body = stream::repeat_with(|| {
            Ok::<_, std::io::Error>(Bytes::from_static(b"<Error>AccessDenied</Error>"))
        });
        (StatusCode::FORBIDDEN, Body::from_stream(body))
    });
    let client = client(&serve(endless).await);
    let error = client.media(&at_twilio()).await.unwrap_err();
    assert_eq!(error.api().unwrap().status(), 403);
    assert!(error.to_string().contains("AccessDenied"), "{error}");
}

#[tokio::test]
async fn a_medium_is_deleted_by_its_sids() {
    let recorder = Recorder::default();
    let client =
        client(&serve(recorder.router(|_| (StatusCode::NO_CONTENT, headers([]), String::new()))).await);
    let path = format!(
        "/2010-04-01/Accounts/{ACCOUNT}/Messages/{}/Media/{}",
        sid::<twiml_runtime::MessageSid>("MM"),
        sid::<twiml_runtime::MediaSid>("ME")
    );
    client.delete_media(&medium(format!("https://api.twilio.com{path}"))).await.unwrap();
    let [asked] = &recorder.asked()[..] else { panic!("{:?}", recorder.asked()) };
    assert_eq!((asked.method.as_str(), asked.uri.to_string()), ("DELETE", format!("{path}.json")));
}
