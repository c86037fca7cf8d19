//! Whole applications: webhooks and routes behind the layer.

use axum::Router;
use axum::extract::FromRequestParts;
use axum::routing::post as on_post;
use http::StatusCode;
use http::header::HOST;
use twiml_runtime::verify::{Host, ReplayGuard};
use twiml_tests::client::{CALL, MESSAGE, send};

use super::*;

#[voice_webhook("/voice")]
async fn voice(call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Start><Stream url="wss://example.com/audio" statusCallback=streamed/></Start>
            <Say>{call.account_sid.as_str()}</Say>
            <Redirect>voice</Redirect>
        </Response>
    }
}

#[status_callback("/streamed")]
async fn streamed(_status: StreamStatus) {}

#[sms_webhook("/sms")]
async fn sms(message: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message>{message.account_sid.as_str()}</Message></Response> }
}

fn with_account<'a>(params: &[(&'a str, &'a str)], account: &'a str) -> Vec<(&'a str, &'a str)> {
    params.iter().map(|(name, value)| (*name, if *name == "AccountSid" { account } else { *value })).collect()
}

#[tokio::test]
async fn webhooks_look_tokens_up() {
    let database = Database::of([(ACME, "acme"), (INITECH, "initech")]);
    let verifier = verifier(&AccountTokens::new(database.clone()));
    let app = webhooks![sms].verified_by(verifier.clone()).into_router();
    for account in [ACME, INITECH] {
        let params = with_account(&MESSAGE, account);
        let signature = verifier.signer(account).await.unwrap().sign(URL, &params);
        let answer = send(&app, post("/sms", &signature), form(&params)).await;
        assert!(answer.twiml().contains(account), "{answer:?}");
    }
    let params = with_account(&MESSAGE, ACME);
    let signature = verifier.signer(INITECH).await.unwrap().sign(URL, &params);
    assert!(send(&app, post("/sms", &signature), form(&params)).await.is_bare(StatusCode::FORBIDDEN));

    database.break_down(true);
    let params = with_account(&MESSAGE, NOBODY);
    let signature = verifier.signer(ACME).await.unwrap().sign(URL, &params);
    assert!(
        send(&app, post("/sms", &signature), form(&params)).await.is_bare(StatusCode::SERVICE_UNAVAILABLE)
    );
    let refusals = verifier.refusals();
    assert_eq!((refusals.of(Reason::LookupFailed), refusals.total()), (1, 2));
}

#[tokio::test]
async fn the_layer_looks_tokens_up() {
    let verifier = verifier(&AccountTokens::new(Database::of([(ACME, "acme")])));
    let handler = async |params: Verified<Params>| params.get("AccountSid").unwrap_or_default().to_owned();
    let app = Router::new().route("/sms", on_post(handler)).layer(VerifyLayer::new(verifier));
    let (request, body) = message(ACME, "acme");
    assert_eq!(send(&app, request, body).await.body, ACME);
    let (request, body) = message(INITECH, "acme");
    assert!(send(&app, request, body).await.is_bare(StatusCode::FORBIDDEN));
}

#[tokio::test]
async fn whole_urls_are_of_the_host_that_was_called() {
    let verifier = Verifier::builder()
        .auth_token("a")
        .account(CALL[1].1, "a")
        .public_url("https://a.example.com")
        .host(Host::new("https://b.example.com/hooks", CALL[1].1, "b"))
        .replay_guard(ReplayGuard::new(LONG).answering_as_before())
        .build()
        .unwrap();
    let app = webhooks![voice, streamed].verified_by(verifier.clone()).into_router();
    // Twice, for the guard answers the second time.
    for _ in 0..2 {
        for (host, url, prefix) in [
            ("a.example.com", "https://a.example.com", ""),
            ("b.example.com", "https://b.example.com/hooks", "/hooks"),
        ] {
            let signature = verifier.sign(format!("{url}/voice"), CALL);
            let answer = send(&app, post("/voice", &signature).header(HOST, host), form(&CALL)).await;
            let twiml = answer.twiml();
            assert!(twiml.contains(&format!(r#"statusCallback="{url}/streamed""#)), "{twiml}");
            assert!(twiml.contains(&format!(">{prefix}/voice</Redirect>")), "{twiml}");
        }
    }
}

#[sms_webhook("/called")]
async fn called(_message: IncomingMessage, called: PublicUrl) -> MessagingResponse {
    twiml! { <Response><Message>{called.url_for::<streamed>().as_str()}</Message></Response> }
}

#[sms_webhook("/called-alone")]
async fn called_alone(called: PublicUrl) -> MessagingResponse {
    twiml! { <Response><Message>{called.as_str()}</Message></Response> }
}

/// An extractor that has it from another one.
struct Greeting(String);

impl<S: Send + Sync> FromRequestParts<S> for Greeting {
    type Rejection = <PublicUrl as FromRequestParts<S>>::Rejection;

    async fn from_request_parts(
        parts: &mut http::request::Parts,
        state: &S,
    ) -> Result<Self, Self::Rejection> {
        Ok(Self(format!("Welcome to {}", PublicUrl::from_request_parts(parts, state).await?)))
    }
}

#[sms_webhook("/greeted")]
async fn greeted(_message: IncomingMessage, State(()): State<()>, greeting: Greeting) -> MessagingResponse {
    twiml! { <Response><Message>{greeting.0}</Message></Response> }
}

#[tokio::test]
async fn a_handler_learns_which_host_was_called() {
    let (a, b) = ("https://a.example.com", "https://b.example.com/hooks");
    let account = MESSAGE[1].1;
    let verifier = Verifier::builder().auth_token("a").account(account, "a").public_url(a);
    let verifier = verifier.host(Host::new(b, account, "b")).build().unwrap();
    let by_hand = Router::new()
        .route("/route", on_post(async |called: PublicUrl, _: Verified<Params>| called.to_string()))
        .layer(VerifyLayer::new(verifier.clone()))
        .route("/unguarded", on_post(async |called: PublicUrl| called.to_string()));
    let app = webhooks![called, called_alone, greeted, streamed]
        .verified_by(verifier.clone())
        .into_router()
        .merge(by_hand);
    for (host, url) in [("a.example.com", a), ("b.example.com", b)] {
        let answer = async |path: &str| {
            let signature = verifier.sign(format!("{url}{path}"), MESSAGE);
            send(&app, post(path, &signature).header(HOST, host), form(&MESSAGE)).await
        };
        assert!(answer("/called").await.twiml().contains(&format!("<Message>{url}/streamed<")));
        assert!(answer("/called-alone").await.twiml().contains(&format!("<Message>{url}<")));
        assert!(answer("/greeted").await.twiml().contains(&format!("<Message>Welcome to {url}<")));
        assert_eq!(answer("/route").await.body, url);
        assert!(answer("/unguarded").await.is_bare(StatusCode::INTERNAL_SERVER_ERROR));
    }
}

#[tokio::test]
async fn a_single_host_is_known_too() {
    let verifier = Verifier::new("a", PUBLIC_URL).unwrap();
    let app = webhooks![greeted].verified_by(verifier.clone()).into_router();
    let signature = verifier.sign(format!("{PUBLIC_URL}/greeted"), MESSAGE);
    let answer = send(&app, post("/greeted", &signature), form(&MESSAGE)).await;
    assert!(answer.twiml().contains("Welcome to https://example.com"));
}
