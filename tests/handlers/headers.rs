//! Headers beside a reply, for every kind of webhook.

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, ETAG, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{AppendHeaders, IntoResponseParts};
use twiml_phone::Phone;
use twiml_runtime::prelude::*;
use twiml_tests::client::{Answer as HttpAnswer, CALL, Twilio, run};
use twiml_tests::log::captured;
use twiml_tests::signed::{PUBLIC_URL, verifier};

/// A conversation kept in a cookie: what was said before comes back, and what is said now is added.
#[sms_webhook("/chat")]
async fn chat(
    message: IncomingMessage,
    headers: HeaderMap,
) -> ([(HeaderName, String); 1], MessagingResponse) {
    let before = headers.get(COOKIE).and_then(|cookie| cookie.to_str().ok()).unwrap_or("said=");
    let said = format!("{before}{}.", message.body.len());
    ([(SET_COOKIE, said.clone())], twiml! { <Response><Message>{said}</Message></Response> })
}

#[voice_webhook("/menu")]
async fn menu(
    call: IncomingCall,
) -> Result<(AppendHeaders<[(HeaderName, &'static str); 2]>, HeaderMap, VoiceResponse), BoxError> {
    if call.from.is_withheld() {
        return Err("no number".into());
    }
    let cookies = AppendHeaders([(SET_COOKIE, "a=1"), (SET_COOKIE, "b=2")]);
    let caching = HeaderMap::from_iter([(CACHE_CONTROL, "no-store".parse()?)]);
    Ok((cookies, caching, twiml! { <Response><Redirect>menu</Redirect></Response> }))
}

#[voice_webhook("/result-inside")]
async fn result_inside() -> ([(HeaderName, &'static str); 1], Result<VoiceResponse, BoxError>) {
    ([(ETAG, "\"1\"")], Err("no document".into()))
}

#[status_callback("/status")]
async fn status(_update: CallStatusUpdate) -> (impl IntoResponseParts, ()) {
    ([(CONTENT_TYPE, "application/json")], ())
}

#[studio_webhook("/order")]
async fn order()
-> ([(&'static str, &'static str); 2], [(HeaderName, &'static str); 1], Option<HeaderMap>, Json<u8>) {
    ([("x-a", "1"), ("x-b", "2")], [(SET_COOKIE, "c=3")], None, Json(7))
}

#[voice_webhook("/overrules")]
async fn overrules() -> ([(HeaderName, &'static str); 2], VoiceResponse) {
    ([(CONTENT_TYPE, "text/plain"), (CONTENT_LENGTH, "3")], twiml! { <Response><Hangup/></Response> })
}

#[voice_webhook("/broken")]
async fn broken() -> ([(&'static str, &'static str); 1], VoiceResponse) {
    ([("not a name", "secret")], twiml! { <Response><Hangup/></Response> })
}

/// A link that no document names: it is made before.
fn elsewhere() -> Link<unmounted> {
    unmounted::link()
}

/// Another list, which is mounted nowhere.
#[expect(dead_code, reason = "nobody mounts it")]
fn others() -> Unverified<()> {
    webhooks![unmounted]
}

#[voice_webhook("/unmounted")]
async fn unmounted() -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/astray")]
async fn astray() -> (HeaderMap, VoiceResponse) {
    (HeaderMap::new(), twiml! { <Response><Redirect>{elsewhere()}</Redirect></Response> })
}

fn app() -> (Router, Verifier) {
    let verifier = verifier(PUBLIC_URL);
    let webhooks = webhooks![chat, menu, result_inside, status, order, overrules, broken, astray];
    (Router::new().nest("/api", webhooks.verified_by(verifier.clone()).into_router()), verifier)
}

fn twilio() -> Twilio {
    let (app, verifier) = app();
    Twilio::calling(app, verifier)
}

fn all<'a>(answer: &'a HttpAnswer, name: &str) -> Vec<&'a str> {
    answer.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
}

#[tokio::test]
async fn a_conversation_is_kept_in_a_cookie() {
    let (app, verifier) = app();
    let conversation = Phone::new(app, verifier).text("/api/chat", "Tom & Ann").await.unwrap();
    conversation.text("Hello?").await.unwrap();
    assert_eq!(conversation.replies(), ["said=9.", "said=9.6."]);
}

#[tokio::test]
async fn several_parts_are_added_and_links_have_their_prefix() {
    let answer = twilio().post("/api/menu", &CALL).await;
    assert_eq!(answer.twiml(), r#"<Response><Redirect method="POST">/api/menu</Redirect></Response>"#);
    assert_eq!(all(&answer, "set-cookie"), ["a=1", "b=2"]);
    assert_eq!(all(&answer, "cache-control"), ["no-store"]);
}

#[tokio::test]
async fn an_error_has_no_headers() {
    let withheld: Vec<_> =
        CALL.map(|(name, value)| (name, if name == "From" { "anonymous" } else { value })).into();
    for answer in
        [twilio().post("/api/menu", &withheld).await, twilio().post("/api/result-inside", &CALL).await]
    {
        assert!(answer.is_bare(StatusCode::INTERNAL_SERVER_ERROR), "{answer:?}");
        assert!(all(&answer, "set-cookie").is_empty() && all(&answer, "etag").is_empty());
    }
}

#[tokio::test]
async fn notifications_and_json_are_answered_with_headers_too() {
    let answer = twilio().post("/api/status", &CALL).await;
    assert_eq!((answer.status, answer.content_type()), (StatusCode::NO_CONTENT, "application/json"));
    let answer = twilio().post("/api/order", &[]).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "7"));
    assert_eq!(answer.content_type(), "application/json");
    for (name, value) in [("x-a", "1"), ("x-b", "2"), ("set-cookie", "c=3")] {
        assert_eq!(all(&answer, name), [value]);
    }
}

#[tokio::test]
async fn a_document_keeps_its_type_and_length() {
    let answer = twilio().post("/api/overrules", &CALL).await;
    assert_eq!(answer.twiml(), "<Response><Hangup/></Response>");
    assert_eq!(all(&answer, "content-length"), ["30"]);
}

#[test]
fn what_is_not_a_header_is_an_error_in_the_log() {
    let (answer, log) = captured(|| run(twilio().post("/api/broken", &CALL)));
    assert!(answer.is_bare(StatusCode::INTERNAL_SERVER_ERROR), "{answer:?}");
    assert!(log.contains("cannot be made headers of the response") && !log.contains("secret"), "{log}");
}

#[test]
fn links_are_checked_beside_headers() {
    let (answer, log) = captured(|| run(twilio().post("/api/astray", &CALL)));
    assert!(answer.twiml().contains("/api/unmounted"));
    assert!(log.contains("is not mounted here"), "{log}");
}
