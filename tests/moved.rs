//! A verifier whose public URL changes while the application runs: requests that are signed for the old and for the new URL
//! are accepted, and nothing else is.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::routing::post as on_post;
use http::header::HOST;
use http::request::Builder;
use http::{Request, StatusCode};
use twiml_phone::Phone;
use twiml_runtime::prelude::*;
use twiml_runtime::testing::request_to;
use twiml_runtime::verify::{AccountTokens, Host, Reason};
use twiml_tests::client::{CALL, MESSAGE, form, run, send};
use twiml_tests::log::captured;
use twiml_tests::signed::{MADE_UP, SIGNATURE, TOKEN, get, post, verifier, verify};

const OLD: &str = "https://old.example.com";
const NEW: &str = "https://new.example.com";
const ACME: &str = "AC000000000000000000000000000000a1";

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Start><Stream url="wss://audio.example.com/" statusCallback=streamed/></Start>
            <Gather numDigits=1 action=menu><Say>"Press 1."</Say></Gather>
        </Response>
    }
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput, called: PublicUrl) -> VoiceResponse {
    twiml! { <Response><Say>{called.url_for::<streamed>().as_str()}</Say></Response> }
}

#[status_callback("/streamed")]
async fn streamed(_status: StreamStatus) {}

fn app(verifier: &Verifier) -> Router {
    webhooks![voice, menu, streamed].verified_by(verifier.clone()).into_router()
}

/// A message that is signed for a URL.
fn signed_for(url: &str) -> (Builder, String) {
    signed_with(TOKEN, url)
}

fn signed_with(token: &str, url: &str) -> (Builder, String) {
    let signature = Verifier::new(token, OLD).unwrap().sign(format!("{url}/sms"), MESSAGE);
    (post("/sms", &signature), form(&MESSAGE))
}

/// What a verifier says about a request that is signed for a URL.
fn verdict(verifier: &Verifier, (request, body): (Builder, String)) -> Result<(), Reason> {
    verify(verifier, request, body).map(drop)
}

/// What the application answers to a call that comes by a URL.
async fn answer(app: &Router, verifier: &Verifier, url: &str, path: &str) -> String {
    let signature = verifier.sign(format!("{url}{path}"), CALL);
    send(app, post(path, &signature), form(&CALL)).await.twiml().to_owned()
}

fn numbered(at: usize) -> String {
    format!("https://{at}.example.com")
}

/// A verifier that was at `numbered(0)`, and has moved this many times.
fn moved(times: usize) -> Verifier {
    let verifier =
        Verifier::builder().auth_token(TOKEN).public_url(numbered(0)).diagnose(true).build().unwrap();
    for at in 1..=times {
        verifier.set_public_url(numbered(at)).unwrap();
    }
    verifier
}

#[test]
fn both_urls_count_and_no_other() {
    let verifier = verifier(OLD);
    assert_eq!(verdict(&verifier, signed_for(NEW)), Err(Reason::SignatureMismatch));
    verifier.set_public_url(NEW).unwrap();
    assert_eq!(verifier.public_url().as_str(), NEW);
    assert!(verifier.earlier_public_urls().map(PublicUrl::as_str).eq([OLD]));

    let refused = Err(Reason::SignatureMismatch);
    for url in [OLD, NEW] {
        assert_eq!(verdict(&verifier, signed_for(url)), Ok(()), "{url}");
        assert_eq!(verdict(&verifier, signed_with("another token", url)), refused, "{url}");
        // One form that was signed does not sign another.
        let (request, _) = signed_for(url);
        assert_eq!(verdict(&verifier, (request, "Body=forged".to_owned())), refused, "{url}");
    }
    assert_eq!(verdict(&verifier, (post("/sms", MADE_UP), form(&MESSAGE))), refused);
    for url in ["http://old.example.com", "https://example.com", "https://old.example.com/base"] {
        assert_eq!(verdict(&verifier, signed_for(url)), refused, "{url}");
    }
}

#[test]
fn a_websocket_may_be_signed_for_the_old_url() {
    let verifier = verifier(OLD);
    verifier.set_public_url(NEW).unwrap();
    let upgrade = |url: &str| get("/media", &verifier.sign_get(url)).header("upgrade", "websocket");
    for host in ["old", "new"] {
        assert_eq!(
            verdict(&verifier, (upgrade(&format!("wss://{host}.example.com/media")), String::new())),
            Ok(())
        );
    }
    let another = upgrade("wss://other.example.com/media");
    assert_eq!(verdict(&verifier, (another, String::new())), Err(Reason::SignatureMismatch));
}

#[test]
fn the_three_newest_earlier_urls_count() {
    let verifier = moved(5);
    let earlier: Vec<_> = verifier.earlier_public_urls().map(PublicUrl::as_str).collect();
    assert_eq!(earlier, [4, 3, 2].map(numbered));
    for at in 2..=5 {
        assert_eq!(verdict(&verifier, signed_for(&numbered(at))), Ok(()), "{at}");
    }
    for at in 0..2 {
        let (verdict, log) = captured(|| verdict(&verifier, signed_for(&numbered(at))));
        assert_eq!(verdict, Err(Reason::SignatureMismatch), "{at}");
        // The log says what Twilio calls, and what it should call.
        let sentence = format!("it matches {}, an address that the application had before", numbered(at));
        assert!(log.contains(&sentence) && log.contains(&format!("to one at {}", numbered(5))), "{log}");
    }
}

#[test]
fn a_url_that_is_set_again_adds_nothing() {
    let verifier = verifier(OLD);
    let ((), log) = captured(|| {
        for _ in 0..100 {
            verifier.set_public_url(format!("{OLD}/")).unwrap();
        }
    });
    assert_eq!((verifier.earlier_public_urls().count(), log.as_str()), (0, ""));
    for url in [NEW, OLD, NEW, OLD, NEW] {
        verifier.set_public_url(url).unwrap();
    }
    assert!(verifier.earlier_public_urls().map(PublicUrl::as_str).eq([OLD]));
    assert_eq!(verdict(&verifier, signed_for(OLD)), Ok(()));
}

#[test]
fn what_is_no_public_url_moves_nothing() {
    let verifier = verifier(OLD);
    let error = verifier.set_public_url("new.example.com").unwrap_err().to_string();
    assert!(error.contains("https:// in front"), "{error}");
    assert_eq!(verifier.public_url().as_str(), OLD);
}

#[test]
fn a_reference_to_the_old_url_stays_valid() {
    let verifier = verifier(OLD);
    let old = verifier.public_url();
    for at in 0..100 {
        verifier.set_public_url(numbered(at)).unwrap();
    }
    assert_eq!((old.as_str(), verifier.public_url().as_str()), (OLD, &*numbered(99)));
}

#[test]
fn requests_are_checked_while_it_moves() {
    let verifier = verifier(OLD);
    verifier.set_public_url(NEW).unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    for url in [OLD, NEW] {
                        assert_eq!(verdict(&verifier, signed_for(url)), Ok(()), "{url}");
                    }
                }
            });
        }
        for _ in 0..100 {
            verifier.set_public_url(OLD).unwrap();
            verifier.set_public_url(NEW).unwrap();
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[tokio::test]
async fn routers_and_layers_follow() {
    let verifier = verifier(OLD);
    let by_hand = Router::new()
        .route("/route", on_post(async |called: PublicUrl, _: Verified<Params>| called.to_string()))
        .layer(VerifyLayer::new(verifier.clone()));
    let app = app(&verifier).merge(by_hand);
    let clone = verifier.clone();
    clone.set_public_url(NEW).unwrap();
    for url in [OLD, NEW] {
        let document = answer(&app, &verifier, url, "/voice").await;
        assert!(document.contains(&format!(r#"statusCallback="{NEW}/streamed""#)), "{document}");
        assert!(document.contains(r#"action="/menu""#), "{document}");
        assert!(answer(&app, &verifier, url, "/menu").await.contains(&format!("<Say>{NEW}/streamed</Say>")));
        let signature = verifier.sign(format!("{url}/route"), CALL);
        assert_eq!(send(&app, post("/route", &signature), form(&CALL)).await.body, NEW);
    }
    let signature = verifier.sign("https://other.example.com/voice", CALL);
    assert!(send(&app, post("/voice", &signature), form(&CALL)).await.is_bare(StatusCode::FORBIDDEN));
}

/// Twilio looks for a path at the address that it has called, and for a whole URL at the one that is there.
#[tokio::test]
async fn paths_keep_the_base_path_that_twilio_called() {
    let (old, new) = ("https://one.example.com/old", "https://one.example.com/new");
    let verifier = verifier(old);
    let app = Router::new().nest("/nested", app(&verifier));
    verifier.set_public_url(new).unwrap();
    for (url, base_path) in [(old, "/old"), (new, "/new")] {
        let document = answer(&app, &verifier, url, "/nested/voice").await;
        assert!(document.contains(&format!(r#"action="{base_path}/nested/menu""#)), "{document}");
        assert!(document.contains(&format!(r#"statusCallback="{new}/nested/streamed""#)), "{document}");
    }
}

#[test]
fn a_missed_webhook_is_compared_with_the_new_base_path() {
    let verifier = verifier(OLD);
    let app = app(&verifier);
    let log_of = |path: &str| captured(|| run(send(&app, post(path, MADE_UP), ""))).1;
    verifier.set_public_url("https://new.example.com/moved/here").unwrap();
    let log = log_of("/moved/here/voice");
    assert!(log.contains("the base path of the public URL is still in front"), "{log}");
    assert!(log.contains("/moved/here/voice"), "{log}");
}

#[test]
fn the_log_names_the_new_url_alone() {
    let verifier = Verifier::builder().auth_token(TOKEN).public_url(OLD).diagnose(true).build().unwrap();
    let ((), log) = captured(|| verifier.set_public_url(NEW).unwrap());
    assert!(log.contains("the public URL has changed") && log.contains(NEW), "{log}");
    let (_, log) = captured(|| verdict(&verifier, signed_with("another token", NEW)));
    assert!(log.contains(&format!("{NEW}/sms")) && !log.contains(OLD), "{log}");
    let ((), log) = captured(|| verifier.set_public_url("http://app.ngrok.app").unwrap());
    assert!(log.contains("begins with http://"), "{log}");
    assert!(format!("{verifier:?}").contains("http://app.ngrok.app"));
}

/// Of several hosts, the first moves. What it was before is still its own, and no token speaks where it did not speak.
#[test]
fn the_main_host_moves_among_others() {
    let other = "https://other.example.com";
    let verifier = Verifier::builder()
        .auth_token(TOKEN)
        .public_url(OLD)
        .host(Host::new(other, ACME, "acme"))
        .build()
        .unwrap();
    verifier.set_public_url(NEW).unwrap();
    assert!(verifier.public_urls().map(PublicUrl::as_str).eq([NEW, other]));
    let check = |host: &str, token: &str, url: &str| {
        let (request, body) = signed_with(token, url);
        verdict(&verifier, (request.header(HOST, host), body))
    };
    let (mismatch, foreign) = (Err(Reason::SignatureMismatch), Err(Reason::AccountUnknown));
    for host in ["old.example.com", "new.example.com"] {
        assert_eq!(check(host, TOKEN, OLD), Ok(()), "{host}");
        assert_eq!(check(host, TOKEN, NEW), Ok(()), "{host}");
        assert_eq!(check(host, TOKEN, other), mismatch, "{host}");
        assert_eq!(check(host, "acme", NEW), mismatch, "{host}");
    }
    for url in [OLD, NEW, other] {
        assert_eq!(check("other.example.com", TOKEN, url), foreign, "{url}");
        assert_eq!(check("elsewhere.example.com", TOKEN, url), Err(Reason::HostUnknown), "{url}");
    }
    // Signing knows the host of an earlier URL too.
    let signature = verifier.sign(format!("{OLD}/sms"), MESSAGE);
    let request = post("/sms", &signature).header(HOST, "old.example.com");
    assert_eq!(verdict(&verifier, (request, form(&MESSAGE))), Ok(()));

    for taken in [other, "https://OTHER.example.com:443/base"] {
        let error = verifier.set_public_url(taken).unwrap_err().to_string();
        assert!(error.contains("two public URLs have the host"), "{error}");
    }
    assert_eq!(verifier.public_url().as_str(), NEW);
}

#[tokio::test]
async fn tokens_are_looked_up_at_the_old_url_too() {
    let tokens = AccountTokens::from_fn(|_| async { Ok::<_, BoxError>(Some(TOKEN)) });
    let verifier = Verifier::builder().account_tokens(tokens).public_url(OLD).build().unwrap();
    verifier.set_public_url(NEW).unwrap();
    for (token, url, accepted) in [
        (TOKEN, OLD, true),
        (TOKEN, NEW, true),
        ("another", OLD, false),
        (TOKEN, "https://example.com", false),
    ] {
        let (request, body) = signed_with(token, url);
        let parts = request.body(()).unwrap().into_parts().0;
        assert_eq!(verifier.verify_async(&parts, body.into()).await.is_ok(), accepted, "{token} {url}");
    }
}

/// A proxy that may name the host names it for the old address as well as for the new one, and nobody else does.
#[test]
fn a_trusted_proxy_names_the_host() {
    let verifier =
        Verifier::builder().auth_token(TOKEN).public_url(OLD).trusted_proxies(["10.0.0.7"]).build().unwrap();
    verifier.set_public_url(NEW).unwrap();
    let from = |peer: &str, url: &str| {
        let (request, body) = signed_for(url);
        let mut request = request.header("X-Forwarded-Host", "third.example.com");
        let peer: SocketAddr = peer.parse().unwrap();
        request.extensions_mut().unwrap().insert(ConnectInfo(peer));
        verdict(&verifier, (request, body))
    };
    let refused = Err(Reason::SignatureMismatch);
    assert_eq!(from("10.0.0.7:1", "https://third.example.com"), Ok(()));
    assert_eq!(from("10.0.0.7:1", OLD), refused);
    assert_eq!(from("10.0.0.8:1", "https://third.example.com"), refused);
    assert_eq!(from("10.0.0.8:1", OLD), Ok(()));
}

/// A request of a test is one to the address that the application had when it was made, as one of Twilio's is.
#[tokio::test]
async fn a_test_request_goes_where_it_was_addressed() {
    let verifier = verifier(OLD);
    let app = app(&verifier);
    let before = request_to::<menu>(&verifier);
    verifier.set_public_url(NEW).unwrap();
    for (request, host) in [(before, "old.example.com"), (request_to::<menu>(&verifier), "new.example.com")] {
        let request: Request<axum::body::Body> = request.build();
        assert_eq!(request.headers()[HOST], host);
        assert!(request.headers().contains_key(SIGNATURE));
        let response = tower::ServiceExt::oneshot(app.clone(), request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn a_call_goes_on_over_a_move() {
    let verifier = verifier(OLD);
    let phone = Phone::new(app(&verifier), verifier.clone());
    let call = phone.call(voice::PATH).await.unwrap();
    verifier.set_public_url(NEW).unwrap();
    call.press("1").await.unwrap();
    assert!(call.heard().contains(&format!("{NEW}/streamed")), "{:?}", call.heard());
    // The next one begins at the new address.
    let call = phone.call(voice::PATH).await.unwrap();
    call.press("1").await.unwrap();
    assert_eq!(call.status(), "completed");
}
