//! Requests meant to cost memory or time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

async fn status(request: Builder, body: impl Into<Body>) -> StatusCode {
    let verifier =
        Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL).max_body_bytes(1000).max_params(3);
    let layer = VerifyLayer::new(verifier.build().unwrap());
    let app: Router = Router::new().route("/sms", on_post(async |_: Verified<Params>| {})).layer(layer);
    send(&app, request, body).await.status
}

/// A body of unknown length that counts how many chunks of 100 bytes were taken from it, and never ends.
fn endless() -> (Body, Arc<AtomicUsize>) {
    let taken = Arc::new(AtomicUsize::new(0));
    let counter = taken.clone();
    let chunks = futures_util::stream::repeat_with(move || {
        counter.fetch_add(1, Ordering::Relaxed);
        Ok::<_, std::convert::Infallible>(Bytes::from_static(&[b'a'; 100]))
    });
    (Body::from_stream(chunks), taken)
}

#[tokio::test]
async fn a_body_is_read_up_to_the_limit() {
    let (body, taken) = endless();
    assert_eq!(status(post("/sms", &signature(URL)), body).await, StatusCode::PAYLOAD_TOO_LARGE);
    assert!((10..=12).contains(&taken.load(Ordering::Relaxed)));
}

#[tokio::test]
async fn a_body_that_says_it_is_too_long_is_not_read() {
    let status = status(post("/sms", &signature(URL)), "a".repeat(1001)).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_body_without_a_signature_is_not_read() {
    let (body, taken) = endless();
    assert_eq!(status(unsigned("/sms"), body).await, StatusCode::FORBIDDEN);
    assert_eq!(taken.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn more_parameters_than_allowed_are_refused_not_cut_off() {
    let signature = verifier(PUBLIC_URL).sign(URL, [("a", "1"), ("b", "2"), ("c", "3")]);
    let status = async |body: &'static str| status(post("/sms", &signature), body).await;
    assert_eq!(status("a=1&b=2&c=3").await, StatusCode::OK);
    assert_eq!(status("a=1&b=2&c=3&d=4").await, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
fn hostile_forms_cost_little() {
    let verifier = Verifier::builder()
        .auth_token(TOKEN)
        .public_url(PUBLIC_URL)
        .max_body_bytes(16 << 20)
        .max_params(100_000)
        .diagnose(false)
        .build()
        .unwrap();
    let million = "a&".repeat(1_000_000);
    // Names that differ late, are all equal, or are escapes throughout.
    let prefix = "%41".repeat(1000);
    let late: Vec<String> = (0..1000).rev().map(|n| format!("{prefix}{n}=1")).collect();
    let equal = "Body=1&".repeat(100_000);
    let start = Instant::now();
    for (body, reason) in [
        (million, Reason::TooManyParams),
        (late.join("&"), Reason::SignatureMismatch),
        (equal, Reason::SignatureMismatch),
    ] {
        assert_eq!(verify(&verifier, post("/sms", MADE_UP), body).unwrap_err(), reason);
    }
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
