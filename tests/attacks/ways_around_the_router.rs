//! The application's own code around verified webhooks: it opens no way past the verifier.

use axum::Extension;
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio};

use super::*;

/// Takes no payload, so that nothing but the router protects it.
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

async fn without_a_signature(app: &Router, path: &str) -> StatusCode {
    send(app, unsigned(path), "CallSid=CA1").await.status
}

#[tokio::test]
async fn a_proof_in_the_extensions_opens_nothing() {
    let smuggled = app().layer(Extension(proof_of_ones_own()));
    assert_eq!(without_a_signature(&smuggled, "/voice").await, StatusCode::FORBIDDEN);
    assert_eq!(without_a_signature(&smuggled, "/proof").await, StatusCode::FORBIDDEN);
    // A signed request brings its own.
    let answer = Twilio::calling(smuggled, verifier(PUBLIC_URL)).post("/proof", &CALL).await;
    assert_eq!(answer.twiml(), "<Response><Say>CA00000000000000000000000000000001</Say></Response>");
    // On a route by hand, nothing is taken from there either.
    let by_hand = Router::new()
        .route("/by-hand", on_post(|_: Verified<Params>| async {}))
        .layer(Extension(proof_of_ones_own()));
    assert_eq!(without_a_signature(&by_hand, "/by-hand").await, StatusCode::INTERNAL_SERVER_ERROR);
}

#[test]
fn a_route_on_the_path_of_a_webhook_does_not_start() {
    let merged =
        std::panic::catch_unwind(|| app().merge(Router::new().route(voice::PATH, on_post(|| async {}))));
    assert!(merged.is_err());
}

#[tokio::test]
async fn a_fallback_gets_only_what_is_not_a_webhook() {
    let app = app().fallback(|| async { StatusCode::IM_A_TEAPOT });
    assert_eq!(without_a_signature(&app, "/voice").await, StatusCode::FORBIDDEN);
    assert_eq!(without_a_signature(&app, "/elsewhere").await, StatusCode::IM_A_TEAPOT);
    assert_eq!(send(&app, Request::get("/voice"), "").await.status, StatusCode::METHOD_NOT_ALLOWED);
}
