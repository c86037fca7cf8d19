//! Webhooks below other routers, behind proxies that take a base path away, and under layers: what Twilio signed
//! is what is checked, and where a document sends Twilio is where the handler is found.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

use std::collections::HashMap;

use axum::Router;
use axum::extract::{MatchedPath, OriginalUri, RawPathParams, Request};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post};
use http::{HeaderValue, StatusCode, Uri};
use roxmltree::Document;
use twiml_runtime::prelude::*;
use twiml_tests::client::{Answer as HttpAnswer, CALL, Twilio, form};
use twiml_tests::signed::{self, verifier};

/// Names handlers in a document that is known at compile time.
#[voice_webhook("/webhooks/start")]
async fn start() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather action=middle partialResultCallback=told><Say>"Say something"</Say></Gather>
            <Redirect>end</Redirect>
        </Response>
    }
}

/// Names handlers in a document that is written at run time.
#[voice_webhook("/webhooks/middle", method = "GET")]
async fn middle(call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Say>{&call.from}</Say>
            <Gather action=middle partialResultCallback=told><Say>"Say something"</Say></Gather>
            <Redirect>end</Redirect>
        </Response>
    }
}

#[voice_webhook("/webhooks/end")]
async fn end(call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Say>"Goodbye, " {&call.from}</Say></Response> }
}

#[status_callback("/webhooks/told")]
async fn told(_speech: PartialSpeech) {}

/// Has attributes in which Twilio takes nothing but a whole URL, in a document that is known at compile time.
#[voice_webhook("/webhooks/streams")]
async fn streams() -> VoiceResponse {
    twiml! {
        <Response>
            <Start>
                <Stream url="wss://example.com/audio" statusCallback=streamed/>
                <Transcription statusCallbackUrl=live/>
            </Start>
            <Redirect>end</Redirect>
        </Response>
    }
}

/// The same with a handler that is called with arguments, and in a fragment.
#[voice_webhook("/webhooks/tenants")]
async fn tenants(call: IncomingCall) -> VoiceResponse {
    let transcription = twiml! { <Transcription statusCallbackUrl={live_of::at("a&b")}/> };
    twiml! {
        <Response>
            <Say>{&call.from}</Say>
            <Start>{transcription}</Start>
            <Start><Stream url="wss://example.com/audio" statusCallback=streamed/></Start>
            <Redirect>end</Redirect>
        </Response>
    }
}

#[status_callback("/webhooks/live")]
async fn live(_event: TranscriptionEvent) {}

#[status_callback("/webhooks/live/{tenant}")]
async fn live_of(_event: TranscriptionEvent, Path(tenant): Path<String>) {
    assert_eq!(tenant, "a&b");
}

#[status_callback("/webhooks/streamed")]
async fn streamed(_event: StreamStatus) {}

#[voice_webhook("/webhooks/where")]
async fn place(
    OriginalUri(outside): OriginalUri,
    uri: Uri,
    path: MatchedPath,
    params: RawPathParams,
    Path(by_name): Path<HashMap<String, String>>,
) -> VoiceResponse {
    assert_eq!(by_name.len(), params.iter().count());
    let params: Vec<_> = params.iter().map(|(name, value)| format!("{name}={value}")).collect();
    twiml! {
        <Response><Say>{outside.path()} " " {uri.path()} " " {path.as_str()} " " {params.join(",")}</Say></Response>
    }
}

fn webhooks(verifier: &Verifier) -> Router {
    webhooks![start, middle, end, told, streams, tenants, live, live_of, streamed, place]
        .verified_by(verifier.clone())
        .into_router()
}

/// Calls `start` below a prefix, and follows every address in the documents that come back.
async fn follow(twilio: &Twilio, prefix: &str) {
    for (path, call) in [("/webhooks/start", "POST"), ("/webhooks/middle", "GET")] {
        let path = format!("{prefix}{path}");
        let answer =
            if call == "GET" { twilio.get(&path, &CALL).await } else { twilio.post(&path, &CALL).await };
        let document =
            Document::parse(answer.twiml()).unwrap_or_else(|error| panic!("{error}: {}", answer.body));
        let element = |name: &str| document.descendants().find(|node| node.has_tag_name(name)).unwrap();

        let gather = element("Gather");
        assert_eq!(gather.attribute("method"), Some("GET"));
        let action = twilio.get(gather.attribute("action").unwrap(), &CALL).await;
        assert!(action.twiml().starts_with("<Response><Say>+15551230001</Say><Gather"), "{action:?}");

        assert_eq!(gather.attribute("partialResultCallbackMethod"), Some("POST"));
        let told = twilio.post(gather.attribute("partialResultCallback").unwrap(), &CALL).await;
        assert!(told.is_bare(StatusCode::NO_CONTENT), "{told:?}");

        let redirect = element("Redirect");
        assert_eq!(redirect.attribute("method"), Some("POST"));
        let end = twilio.post(redirect.text().unwrap(), &CALL).await;
        assert_eq!(end.twiml(), "<Response><Say>Goodbye, +15551230001</Say></Response>");
    }
}

/// What `place` says about itself.
async fn place_of(twilio: &Twilio, prefix: &str) -> String {
    let answer = twilio.post(&format!("{prefix}/webhooks/where"), &CALL).await;
    Document::parse(answer.twiml()).unwrap().root_element().first_child().unwrap().text().unwrap().to_owned()
}

#[tokio::test]
async fn at_the_root() {
    let verifier = verifier("https://example.com");
    let twilio = Twilio::calling(webhooks(&verifier), verifier);
    follow(&twilio, "").await;
    assert_eq!(place_of(&twilio, "").await, "/webhooks/where /webhooks/where /webhooks/where ");
}

#[tokio::test]
async fn below_another_router() {
    let verifier = verifier("https://example.com:8443");
    let twilio = Twilio::calling(Router::new().nest("/api", webhooks(&verifier)), verifier);
    follow(&twilio, "/api").await;
    assert_eq!(place_of(&twilio, "/api").await, "/api/webhooks/where /webhooks/where /api/webhooks/where ");
    assert_eq!(twilio.post("/webhooks/end", &CALL).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn below_two_routers() {
    let verifier = verifier("https://example.com");
    let app = Router::new().nest("/api", Router::new().nest("/v1/", webhooks(&verifier)));
    let twilio = Twilio::calling(app, verifier);
    follow(&twilio, "/api/v1").await;
}

#[tokio::test]
async fn below_a_service() {
    let verifier = verifier("https://example.com");
    let app = Router::new().nest_service("/api", webhooks(&verifier).into_service::<axum::body::Body>());
    follow(&Twilio::calling(app, verifier), "/api").await;
}

#[tokio::test]
async fn below_a_path_with_a_parameter() {
    let verifier = verifier("https://example.com");
    let twilio = Twilio::calling(Router::new().nest("/tenants/{tenant}", webhooks(&verifier)), verifier);
    for tenant in ["acme", "a%20b", "42", "A-b_c.d~e", "webhooks"] {
        follow(&twilio, &format!("/tenants/{tenant}")).await;
    }
    assert_eq!(
        place_of(&twilio, "/tenants/a%20b").await,
        "/tenants/a%20b/webhooks/where /webhooks/where /tenants/{tenant}/webhooks/where tenant=a b"
    );
}

#[tokio::test]
async fn below_a_path_that_holds_what_xml_escapes() {
    let verifier = verifier("https://example.com");
    let twilio = Twilio::calling(Router::new().nest("/tenants/{tenant}", webhooks(&verifier)), verifier);
    for tenant in ["Tom&Ann", "o'neill", "a&amp;b", "a\"b", "a&lt;b"] {
        follow(&twilio, &format!("/tenants/{tenant}")).await;
    }
}

#[tokio::test]
async fn behind_a_proxy_that_takes_a_base_path_away() {
    for public_url in
        ["https://example.com/twilio", "https://example.com/a/b/", "https://example.com/Tom&Ann"]
    {
        let verifier = verifier(public_url);
        let base = verifier.public_url().base_path().to_owned();
        let twilio = Twilio::calling(webhooks(&verifier), verifier.clone());
        follow(&twilio, &base).await;
        let twilio = Twilio::calling(Router::new().nest("/api", webhooks(&verifier)), verifier);
        follow(&twilio, &format!("{base}/api")).await;
    }
}

#[tokio::test]
async fn beside_routes_written_by_hand() {
    let verifier = verifier("https://example.com");
    let app = Router::new()
        .route("/", get(async || "the shop"))
        .route("/webhooks/other", post(async |params: Verified<Params>| params.iter().count().to_string()))
        .layer(VerifyLayer::new(verifier.clone()))
        .route("/health", get(async || "ok"))
        .merge(webhooks(&verifier))
        .fallback(async || (StatusCode::NOT_FOUND, "nothing here"));
    let twilio = Twilio::calling(app, verifier);
    follow(&twilio, "").await;
    assert_eq!(twilio.post("/webhooks/other", &CALL).await.body, "6");
    assert_eq!(twilio.send(http::Request::get("/health"), "").await.body, "ok");
    assert_eq!(twilio.send(http::Request::get("/"), "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(twilio.post("/webhooks/none", &CALL).await.body, "nothing here");
}

#[tokio::test]
async fn twice_with_another_verifier_each() {
    let (one, two) = (verifier("https://one.example.com"), verifier("https://two.example.com"));
    let app = Router::new().nest("/one", webhooks(&one)).nest("/two", webhooks(&two));
    let (one, two) = (Twilio::calling(app.clone(), one), Twilio::calling(app, two));
    follow(&one, "/one").await;
    follow(&two, "/two").await;
    assert!(one.post("/two/webhooks/end", &CALL).await.is_bare(StatusCode::FORBIDDEN));
}

/// Marks the answer.
async fn mark(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    response.headers_mut().append("x-seen", HeaderValue::from_str(&path).unwrap());
    response
}

#[tokio::test]
async fn under_layers_of_every_kind() {
    let verifier = verifier("https://example.com");
    let inner = webhooks(&verifier)
        .layer(middleware::from_fn(mark))
        .route_layer(middleware::from_fn(mark))
        .layer(axum::extract::DefaultBodyLimit::max(8));
    let app = Router::new().nest("/api", inner).layer(middleware::from_fn(mark));
    let twilio = Twilio::calling(app, verifier.clone());
    follow(&twilio, "/api").await;

    let answer: HttpAnswer = twilio.post("/api/webhooks/end", &CALL).await;
    let seen: Vec<_> = answer.headers.get_all("x-seen").iter().map(|value| value.to_str().unwrap()).collect();
    assert_eq!(seen, ["/webhooks/end", "/webhooks/end", "/api/webhooks/end"]);

    // A refusal passes through them as well.
    let forged = signed::post("/api/webhooks/end", &verifier.sign("https://example.com", CALL));
    let answer = twilio.send(forged, form(&CALL)).await;
    assert!(answer.is_bare(StatusCode::FORBIDDEN) && answer.headers.contains_key("x-seen"), "{answer:?}");
}

/// Asks for a document, and returns the addresses in it.
async fn addresses(twilio: &Twilio, path: &str) -> Vec<String> {
    let answer = twilio.post(path, &CALL).await;
    let document = Document::parse(answer.twiml()).unwrap();
    let attributes = document.descendants().flat_map(|node| {
        let attribute = |name| node.attribute(name).map(str::to_owned);
        let text = node.has_tag_name("Redirect").then(|| node.text().unwrap().to_owned());
        attribute("statusCallback").into_iter().chain(attribute("statusCallbackUrl")).chain(text)
    });
    attributes.collect()
}

#[tokio::test]
async fn a_whole_url_is_written_where_twilio_takes_nothing_else() {
    let verifier = verifier("https://example.com:8443/hooks");
    for (prefix, router) in
        [("", webhooks(&verifier)), ("/api", Router::new().nest("/api", webhooks(&verifier)))]
    {
        let twilio = Twilio::calling(router, verifier.clone());
        let base = format!("https://example.com:8443/hooks{prefix}/webhooks");
        let path = format!("/hooks{prefix}/webhooks");
        assert_eq!(
            addresses(&twilio, &format!("{path}/streams")).await,
            [format!("{base}/streamed"), format!("{base}/live"), format!("{path}/end")]
        );
        assert_eq!(
            addresses(&twilio, &format!("{path}/tenants")).await,
            [format!("{base}/live/a%26b"), format!("{base}/streamed"), format!("{path}/end")]
        );
    }
    // As the application itself knows them.
    let shown = streams().await;
    assert!(shown.as_str().contains(r#"statusCallbackUrl="/webhooks/live""#), "{shown}");
}

#[tokio::test]
async fn a_document_for_the_rest_api_has_whole_urls() {
    let verifier = verifier("https://example.com/hooks");
    let sent = verifier.public_url().absolute(&streams().await);
    for path in ["streamed", "live", "end"] {
        assert!(sent.contains(&format!("https://example.com/hooks/webhooks/{path}")), "{sent}");
    }
    let plain: VoiceResponse = twiml! { <Response><Hangup/></Response> };
    assert_eq!(verifier.public_url().absolute(&plain), plain.as_str());
}
