//! Code of the application's own around verified webhooks: what it can carry, and where it can stand.

use axum::Extension;
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio};

use super::*;

/// Takes no payload, so that nothing but the router stands before it.
#[voice_webhook("/voice")]
async fn voice() -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/proof")]
async fn proof(params: Verified<Params>) -> VoiceResponse {
    twiml! { <Response><Say>{params.get("CallSid").unwrap_or("none")}</Say></Response> }
}

fn app() -> Router {
    webhooks![voice, proof].verified_by(verifier(PUBLIC_URL)).into_router()
}

/// Parameters that another verifier has passed.
fn proof_of_ones_own() -> Verified<Params> {
    let own = Verifier::new("a token of one's own", PUBLIC_URL).unwrap();
    let signature = own.sign(URL, [("CallSid", "CA-forged")]);
    verify(&own, post("/sms", &signature), "CallSid=CA-forged").unwrap()
}

async fn unsigned(app: Router, path: &str) -> StatusCode {
    let request = Request::post(path).header("content-type", FORM).body(Body::from("CallSid=CA1")).unwrap();
    app.oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn a_proof_in_the_extensions_opens_nothing() {
    let smuggled = app().layer(Extension(proof_of_ones_own()));
    assert_eq!(unsigned(smuggled.clone(), "/voice").await, StatusCode::FORBIDDEN);
    assert_eq!(unsigned(smuggled.clone(), "/proof").await, StatusCode::FORBIDDEN);
    // A signed request brings its own.
    let answer = Twilio::calling(smuggled, verifier(PUBLIC_URL)).post("/proof", &CALL).await;
    assert_eq!(answer.twiml(), "<Response><Say>CA00000000000000000000000000000001</Say></Response>");
    // On a route by hand, nothing is taken from there either.
    let by_hand = Router::new()
        .route("/by-hand", on_post(|_: Verified<Params>| async {}))
        .layer(Extension(proof_of_ones_own()));
    assert_eq!(unsigned(by_hand, "/by-hand").await, StatusCode::INTERNAL_SERVER_ERROR);
}

#[test]
fn a_route_on_the_path_of_a_webhook_does_not_start() {
    let merged =
        std::panic::catch_unwind(|| app().merge(Router::new().route(voice::PATH, on_post(|| async {}))));
    assert!(merged.is_err());
}

#[tokio::test]
async fn a_fallback_gets_what_is_no_webhook_alone() {
    let app = app().fallback(|| async { StatusCode::IM_A_TEAPOT });
    assert_eq!(unsigned(app.clone(), "/voice").await, StatusCode::FORBIDDEN);
    assert_eq!(unsigned(app.clone(), "/elsewhere").await, StatusCode::IM_A_TEAPOT);
    let by_get = Request::get("/voice").body(Body::empty()).unwrap();
    assert_eq!(app.oneshot(by_get).await.unwrap().status(), StatusCode::METHOD_NOT_ALLOWED);
}
