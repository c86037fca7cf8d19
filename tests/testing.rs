//! Requests that an application's tests make.

#![allow(clippy::unwrap_used, reason = "a test stops on what it did not expect")]

use axum::Router;
use http::StatusCode;
use http_body_util::BodyExt as _;
use serde::{Deserialize, Serialize};
use tower::ServiceExt as _;
use twiml_runtime::prelude::*;
use twiml_runtime::testing::{TestRequest, request_through, request_to};
use twiml_tests::signed::verifier;

#[derive(Serialize, Deserialize)]
struct Retry {
    attempt: u8,
}

#[sms_webhook("/sms")]
async fn sms(msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message>{&msg.from} ": " {&msg.body} " (" {msg.media.len()} ")"</Message></Response> }
}

#[voice_webhook("/orders/{id}/menu", method = "GET")]
async fn menu(input: GatherInput, Path(id): Path<u32>, Query(retry): Query<Retry>) -> VoiceResponse {
    let digits = match input.answer() {
        Answer::Digits(digits) => digits,
        _ => "nothing",
    };
    twiml! { <Response><Say>{id} ", " {retry.attempt} ", " {digits}</Say></Response> }
}

#[voice_webhook("/orders/{id}")]
async fn order(Path(id): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Say>{id}</Say></Response> }
}

#[derive(Deserialize)]
struct Event {
    name: String,
}

#[studio_webhook("/event")]
async fn event(Signed(event): Signed<Event>) -> Json<String> {
    Json(event.name)
}

#[sms_webhook("/failed")]
async fn failed(failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response><Message>{failed.error_code.number()} {&failed.request.body}</Message></Response> }
}

fn app(verifier: &Verifier) -> Router {
    webhooks![sms, menu, order, event, failed].verified_by(verifier.clone()).into_router()
}

async fn answer<W: Webhook>(app: Router, request: TestRequest<W>) -> String {
    let response = app.oneshot(request.build()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().into()).unwrap()
}

#[tokio::test]
async fn parameters_are_overridden_added_and_taken_out() {
    let verifier = verifier("https://example.com");
    let body = |request: TestRequest<sms>| request.payload().unwrap().body.to_string();
    assert_eq!(body(request_to::<sms>(&verifier).with("Body", "Tom & Ann +1")), "Tom & Ann +1");
    assert_eq!(body(request_to::<sms>(&verifier).without("Body")), "");
    let picture = request_to::<sms>(&verifier)
        .with("NumMedia", "1")
        .with("MediaUrl0", "https://example.com/a")
        .with("MediaContentType0", "image/png");
    assert_eq!(
        answer(app(&verifier), picture).await,
        "<Response><Message>+15551230001: Hello (1)</Message></Response>"
    );
    let twice = request_to::<sms>(&verifier).and("MessageSid", "SM0123456789abcdef0123456789abcdef");
    assert!(twice.payload().is_err());
    assert!(request_to::<sms>(&verifier).without("AccountSid").payload().is_err());
}

#[tokio::test]
async fn arguments_in_the_url_come_from_a_link() {
    let verifier = verifier("https://example.com");
    let request = request_through(&verifier, &menu::at(7).with(&Retry { attempt: 2 })).with("Digits", "1");
    assert_eq!(answer(app(&verifier), request).await, "<Response><Say>7, 2, 1</Say></Response>");
    let request = request_through(&verifier, &order::at(7));
    assert_eq!(answer(app(&verifier), request).await, "<Response><Say>7</Say></Response>");
}

#[tokio::test]
async fn json_is_signed_by_its_hash() {
    let verifier = verifier("https://example.com");
    let request = request_to::<event>(&verifier).json(r#"{"name": "started"}"#);
    assert_eq!(answer(app(&verifier), request).await, r#""started""#);
}

#[tokio::test]
async fn base_paths_and_nested_routers_are_part_of_the_url() {
    let verifier = verifier("https://example.com/base");
    let nested = Router::new().nest("/api", app(&verifier));
    let request = request_to::<sms>(&verifier).nested_at("/api");
    assert!(answer(nested, request).await.contains("Hello"));
}

#[tokio::test]
async fn a_fallback_has_what_failed() {
    let verifier = verifier("https://example.com");
    let failure = request_to::<failed>(&verifier).with("Body", "hi").payload().unwrap();
    assert_eq!(failed(failure).await.as_str(), "<Response><Message>11200hi</Message></Response>");
}

#[tokio::test]
async fn another_verifier_refuses_it() {
    let verifier = verifier("https://example.com");
    let other = Verifier::new("another token", "https://example.com").unwrap();
    let response = app(&verifier).oneshot(request_to::<sms>(&other).build()).await.unwrap();
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_request_goes_to_any_host_and_is_signed_for_any_account() {
    use twiml_runtime::verify::Host;
    const TENANT: &str = "AC000000000000000000000000000000b2";
    let verifier = Verifier::builder()
        .auth_token("a token of the test's own")
        .public_url("https://example.com")
        .host(Host::new("https://tenant.example.org/calls", TENANT, "the token of a tenant"))
        .build()
        .unwrap();
    assert!(request_to::<sms>(&verifier).payload::<IncomingMessage>().is_ok());

    let host = verifier.public_urls().nth(1).unwrap();
    let signer = verifier.signer(TENANT).await.unwrap();
    let to_tenant = || request_to::<sms>(&verifier).to_host(host).with("AccountSid", TENANT);
    assert!(to_tenant().signed_by(signer).payload::<IncomingMessage>().is_ok());
    // The token of one host is not that of another.
    let general = verifier.signer("AC000000000000000000000000000000a1").await.unwrap();
    assert!(to_tenant().signed_by(general).payload::<IncomingMessage>().is_err());
}
