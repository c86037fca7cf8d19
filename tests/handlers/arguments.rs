//! What a handler can take: a payload, and anything that axum can extract.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::{FromRef, FromRequestParts};
use axum::{Extension, RequestPartsExt as _, Router};
use http::request::Parts;
use http::{HeaderMap, Method as HttpMethod, StatusCode, Uri};
use serde::Deserialize;
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, MESSAGE, Twilio, form, run};
use twiml_tests::log::captured;
use twiml_tests::signed::{PUBLIC_URL, post, unsigned, verifier};

#[derive(Clone)]
struct App {
    counter: Counter,
    greeting: Greeting,
}

#[derive(Clone, Default)]
struct Counter(Arc<AtomicUsize>);

#[derive(Clone)]
struct Greeting(&'static str);

impl FromRef<App> for Counter {
    fn from_ref(app: &App) -> Self {
        app.counter.clone()
    }
}

impl FromRef<App> for Greeting {
    fn from_ref(app: &App) -> Self {
        app.greeting.clone()
    }
}

#[sms_webhook("/state")]
async fn state(_message: IncomingMessage, State(app): State<App>) -> MessagingResponse {
    let count = app.counter.0.fetch_add(1, Ordering::Relaxed) + 1;
    twiml! { <Response><Message>{app.greeting.0} " " {count}</Message></Response> }
}

#[voice_webhook("/substates")]
async fn substates(State(greeting): State<Greeting>, State(counter): State<Counter>) -> VoiceResponse {
    let count = counter.0.load(Ordering::Relaxed);
    twiml! { <Response><Say>{greeting.0} ", number " {count}</Say></Response> }
}

#[derive(Deserialize)]
struct Lane {
    lane: u8,
}

#[voice_webhook("/orders/{order}/menu")]
async fn order_menu(
    input: GatherInput,
    Path(order): Path<u32>,
    Query(Lane { lane }): Query<Lane>,
    Extension(shop): Extension<&'static str>,
    headers: HeaderMap,
    method: HttpMethod,
    uri: Uri,
) -> VoiceResponse {
    let digits = input.digits.unwrap_or_default();
    let content_type = headers["content-type"].to_str().unwrap();
    twiml! {
        <Response>
            <Say>{order} "," {lane} "," {shop} "," {content_type} "," {method.as_str()} "," {uri.path()} "," {digits}</Say>
        </Response>
    }
}

/// An extractor as another crate might bring it, with state, other extractors and a rejection of its own.
struct Language(String);

impl<S> FromRequestParts<S> for Language
where
    S: Send + Sync,
    Greeting: FromRef<S>,
{
    type Rejection = (StatusCode, &'static str);

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let headers: HeaderMap = parts.extract().await.unwrap_or_default();
        let Some(language) = headers.get("accept-language") else {
            return Err((StatusCode::NOT_ACCEPTABLE, "which language?"));
        };
        Ok(Self(format!("{} ({})", Greeting::from_ref(state).0, language.to_str().unwrap_or_default())))
    }
}

#[sms_webhook("/language")]
async fn language(message: IncomingMessage, Language(hello): Language) -> MessagingResponse {
    twiml! { <Response><Message>{hello} ", " {&message.from}</Message></Response> }
}

#[sms_webhook("/optional")]
async fn optional(hello: Result<Language, (StatusCode, &'static str)>) -> MessagingResponse {
    let hello = hello.map_or_else(|(_, question)| question.to_owned(), |language| language.0);
    twiml! { <Response><Message>{hello}</Message></Response> }
}

type Incoming = IncomingMessage;

#[sms_webhook("/alias")]
async fn alias(Incoming { body, .. }: Incoming, _: HeaderMap) -> MessagingResponse {
    twiml! { <Response><Message>{body}</Message></Response> }
}

#[status_callback("/anything")]
async fn anything(headers: HeaderMap) {
    assert!(headers.contains_key("x-twilio-signature"));
}

#[sms_webhook("/raw")]
async fn raw(Signed(pairs): Signed<std::collections::BTreeMap<String, String>>) -> MessagingResponse {
    twiml! { <Response><Message>{&pairs["From"]} " " {pairs.len()}</Message></Response> }
}

fn twilio() -> Twilio {
    let verifier = verifier(PUBLIC_URL);
    let app: Router = webhooks![state, substates, order_menu, language, optional, alias, anything, raw]
        .verified_by(verifier.clone())
        .into_router()
        .layer(Extension("shop"))
        .with_state(App { counter: Counter::default(), greeting: Greeting("Hello") });
    Twilio::calling(app, verifier)
}

#[tokio::test]
async fn state_is_shared_between_requests_and_taken_apart() {
    let twilio = twilio();
    for count in 1..=3 {
        let answer = twilio.post("/state", &MESSAGE).await;
        assert_eq!(answer.twiml(), format!("<Response><Message>Hello {count}</Message></Response>"));
    }
    let answer = twilio.post("/substates", &CALL).await;
    assert_eq!(answer.twiml(), "<Response><Say>Hello, number 3</Say></Response>");
}

#[tokio::test]
async fn a_handler_takes_many_extractors() {
    let answer = twilio().post("/orders/17/menu?lane=3", &[&CALL[..], &[("Digits", "9")]].concat()).await;
    assert_eq!(
        answer.twiml(),
        "<Response><Say>17,3,shop,application/x-www-form-urlencoded,POST,/orders/17/menu,9</Say></Response>"
    );
}

#[tokio::test]
async fn an_extractor_may_come_from_anywhere() {
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign(format!("{PUBLIC_URL}/language"), MESSAGE);
    let request = post("/language", &signature).header("Accept-Language", "de");
    let answer = twilio().send(request, form(&MESSAGE)).await;
    assert_eq!(answer.twiml(), "<Response><Message>Hello (de), +15551230001</Message></Response>");
}

#[test]
fn an_extractor_that_refuses_answers_for_itself() {
    let twilio = twilio();
    let (answer, log) = captured(|| run(twilio.post("/language", &MESSAGE)));
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NOT_ACCEPTABLE, "which language?"));
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains("webhook=\"language\"") && log.contains("Language"), "{log}");

    let (answer, log) = captured(|| run(twilio.post("/orders/many/menu?lane=3", &CALL)));
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(log.contains("webhook=\"order_menu\"") && !log.contains("many"), "{log}");

    let answer = run(twilio.post("/optional", &MESSAGE));
    assert_eq!(answer.twiml(), "<Response><Message>which language?</Message></Response>");
}

#[tokio::test]
async fn a_payload_can_be_renamed_taken_apart_or_left_out() {
    let twilio = twilio();
    assert_eq!(
        twilio.post("/alias", &MESSAGE).await.twiml(),
        "<Response><Message>Tom &amp; Ann</Message></Response>"
    );
    assert!(twilio.post("/anything", &[("Surprise", "yes")]).await.is_bare(StatusCode::NO_CONTENT));
    assert_eq!(
        twilio.post("/raw", &MESSAGE).await.twiml(),
        "<Response><Message>+15551230001 5</Message></Response>"
    );
}

#[tokio::test]
async fn without_a_payload_the_signature_counts_all_the_same() {
    assert!(twilio().send(unsigned("/anything"), "Surprise=yes").await.is_bare(StatusCode::FORBIDDEN));
}
