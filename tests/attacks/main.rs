//! What an attacker can try against a signed webhook, in the order of how it is usually tried.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod accounts;
mod algorithm_header;
mod body_hash;
mod boundaries;
mod content_type_confusion;
mod log;
mod logged;
mod signature_header;
mod too_much;
mod url_of_the_attackers_choice;
mod ways_around_the_router;

use std::net::SocketAddr;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::routing::{any, post as on_post};
use bytes::Bytes;
use http::request::Builder;
use http::{HeaderValue, Method, Request, StatusCode, Version};
use twiml_runtime::verify::Reason;
use twiml_runtime::{AuthToken, Params, Verified, Verifier, VerifyLayer};
use twiml_tests::client::{run, send};
use twiml_tests::signed::{
    FORM, JSON, MADE_UP, PUBLIC_URL, SIGNATURE, TOKEN, get, parts, post, post_json, sign_url, target,
    unsigned, verifier, verify, verify_parts,
};

const BODY: &str = "From=%2B15550001111&Body=hi";
const PAIRS: [(&str, &str); 2] = [("From", "+15550001111"), ("Body", "hi")];
const URL: &str = "https://example.com/sms";

/// What a verifier at [`PUBLIC_URL`] makes of a request.
fn refused(request: Builder, body: impl Into<Bytes>) -> Reason {
    verify(&verifier(PUBLIC_URL), request, body).expect_err("accepted")
}

/// The signature of [`PAIRS`] at a URL.
fn signature(url: &str) -> String {
    verifier(PUBLIC_URL).sign(url, PAIRS)
}

#[test]
fn text_that_is_not_utf_8() {
    let replaced = verifier(PUBLIC_URL).sign(URL, [("Body", "\u{FFFD}")]);
    for body in ["Body=%FF", "Body=%C0%AF", "Body=%ED%A0%80", "Body=%E9", "Body=%F5%80%80%80", "Bod%C3=%A9"] {
        assert_eq!(refused(post("/sms", &replaced), body), Reason::NotUtf8, "{body}");
    }
    assert_eq!(refused(get("/sms?a=%FF", &replaced), ""), Reason::SignatureMismatch);
    // NUL and byte order marks are characters like others.
    let signature = verifier(PUBLIC_URL).sign(URL, [("\u{FEFF}Body", "a\0")]);
    assert!(verify(&verifier(PUBLIC_URL), post("/sms", &signature), "%EF%BB%BFBody=a%00").is_ok());
    assert!(verify(&verifier(PUBLIC_URL), post("/sms", &signature), "Body=a%00").is_err());
}

#[test]
fn a_query_is_signed_as_it_came() {
    // So it need not be text: two queries with one text have two signatures.
    let verifier = verifier(PUBLIC_URL);
    for query in ["a=%FF&b=1", "a=%C0%AF&b=1", "%E9=1&b=1", "a%C3=%A9&b=1"] {
        let signature = sign_url(&verifier, &format!("{URL}?{query}"));
        let params = verify(&verifier, get(&format!("/sms?{query}"), &signature), "").unwrap();
        assert!(params.has_replacements(), "{query}");
        assert_eq!(params.get("b"), Some("1"), "{query}");
        assert!(params.iter().any(|(name, value)| name.contains('\u{FFFD}') || value.contains('\u{FFFD}')));
        assert!(verify(&verifier, get("/sms?a=%FE&b=1", &signature), "").is_err());
    }
    let signature = sign_url(&verifier, &format!("{URL}?a=%EF%BF%BD"));
    let params = verify(&verifier, get("/sms?a=%EF%BF%BD", &signature), "").unwrap();
    assert!(!params.has_replacements() && params.get("a") == Some("\u{FFFD}"));
    // An upgrade may be signed by its decoded parameters, and then it must be text.
    let signature = sign_url(&verifier, "wss://example.com/wsa\u{FFFD}");
    let upgrade = |query: &str| get(&format!("/ws?{query}"), &signature).header("Upgrade", "websocket");
    assert!(verify(&verifier, upgrade("a=%EF%BF%BD"), "").is_ok());
    assert_eq!(refused(upgrade("a=%FF"), ""), Reason::SignatureMismatch);
}

#[test]
fn parameter_pollution_does_not_reach_a_typed_field() {
    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Transfer {
        #[expect(dead_code, reason = "it is never read, because it is never there")]
        to: String,
    }
    // The order of equal names is not signed, so code that takes the first or the last can be deceived.
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign(URL, [("To", "a"), ("To", "b")]);
    for body in ["To=a&To=b", "To=b&To=a"] {
        let params = verify(&verifier, post("/sms", &signature), body).unwrap();
        assert!(params.deserialize::<Transfer>().unwrap_err().to_string().contains("To"));
    }
    assert!(verify(&verifier, post("/sms", &signature), "To=a&To=b&To=c").is_err());
}

#[test]
fn parameters_moved_across_boundaries_are_read_as_moved() {
    // The signed text has no delimiters, so both have the same signature. The names show the difference.
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign(URL, [("From", "Abc")]);
    let params = verify(&verifier, post("/sms", &signature), "FromA=bc").unwrap();
    assert_eq!(params.get("From"), None);
    // A form has no parameters of the URL.
    let signature = verifier.sign("https://example.com/sms?x=1", PAIRS);
    let params = verify(&verifier, post("/sms?x=1", &signature), BODY).unwrap();
    assert_eq!(params.get("x"), None);
}

#[test]
fn a_replay_looks_like_the_first_time() {
    // Signatures carry neither time nor nonce; the idempotency token is not signed and changes nothing.
    let verifier = verifier(PUBLIC_URL);
    for token in ["one", "two"] {
        let request = post("/sms", &signature(URL)).header("I-Twilio-Idempotency-Token", token);
        assert!(verify(&verifier, request, BODY).is_ok());
    }
}

#[test]
fn an_empty_token_is_refused() {
    for token in ["", " ", "\t\n"] {
        assert!(Verifier::new(token, PUBLIC_URL).is_err());
        assert!(Verifier::builder().auth_token(token).public_url(PUBLIC_URL).build().is_err());
    }
}

#[tokio::test]
async fn methods_and_paths_are_those_of_the_route() {
    let app: Router = Router::new()
        .route("/sms", on_post(async |_: Verified<Params>| {}))
        .layer(VerifyLayer::new(verifier(PUBLIC_URL)));
    let status = async |request: Builder, body: &'static str| send(&app, request, body).await.status;
    assert_eq!(status(post("/sms", &signature(URL)), BODY).await, StatusCode::OK);
    // A redirect that turned the POST into a GET loses the parameters and with them the signature.
    assert_ne!(status(get("/sms", &signature(URL)), "").await, StatusCode::OK);
    for path in ["/sms/", "//sms", "/a/../sms", "/%73ms", "/SMS"] {
        let request = post(path, &signature(URL));
        assert_ne!(status(request, BODY).await, StatusCode::OK, "{path}");
    }
    let overridden =
        get("/sms", &sign_url(&verifier(PUBLIC_URL), URL)).header("X-HTTP-Method-Override", "POST");
    assert_eq!(status(overridden, "").await, StatusCode::METHOD_NOT_ALLOWED);
}

#[test]
fn a_signature_opens_no_method_that_twilio_does_not_use() {
    let app: Router = Router::new()
        .route("/sms", any(async |_: Verified<Params>| {}))
        .layer(VerifyLayer::new(verifier(PUBLIC_URL)));
    let url = format!("{URL}?{BODY}");
    let target = url.strip_prefix(PUBLIC_URL).unwrap();
    let get = sign_url(&verifier(PUBLIC_URL), &url);
    let by = |method: &Method, target: &str, signature: &str, body: &'static str| {
        let request = Request::builder().method(method).uri(target).header("Content-Type", FORM);
        run(send(&app, request.header(SIGNATURE, signature), body))
    };
    assert_eq!(by(&Method::GET, target, &get, "").status, StatusCode::OK);
    for method in ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PURGE"] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        for answer in [by(&method, target, &get, ""), by(&method, "/sms", &signature(URL), BODY)] {
            assert!(answer.is_bare(StatusCode::METHOD_NOT_ALLOWED), "{method}: {answer:?}");
            assert_eq!(answer.headers["Allow"], "GET,POST");
        }
        assert!(by(&method, target, MADE_UP, "").status.is_client_error());
        let request = Request::builder().method(&method).uri(target).header(SIGNATURE, &get);
        assert_eq!(refused(request, ""), Reason::MethodUnusable);
    }
}

#[test]
fn no_switch_lets_a_forged_request_through() {
    let builder = Verifier::builder().auth_token(TOKEN).public_url("http://localhost:3000").diagnose(true);
    let verifier = builder.build().unwrap();
    for header in [None, Some("127.0.0.1"), Some("localhost")] {
        let mut request = unsigned("/sms");
        if let Some(value) = header {
            request = request.header("Host", value).header("X-Forwarded-For", value);
        }
        let mut parts = parts(request);
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1))));
        assert_eq!(verify_parts(&verifier, &parts, BODY).unwrap_err(), Reason::SignatureMissing);
    }
}

#[test]
fn a_diagnosis_never_turns_into_a_verdict() {
    let verifier =
        Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL).diagnose(true).build().unwrap();
    let signature = verifier.sign("http://example.com/sms", PAIRS);
    for _ in 0..20 {
        assert!(verify(&verifier, post("/sms", &signature), BODY).is_err());
    }
}

#[test]
fn a_websocket_is_accepted_by_its_url_only() {
    let verifier = verifier(PUBLIC_URL);
    let upgrade =
        |target: &str, url: &str| get(target, &sign_url(&verifier, url)).header("Upgrade", "websocket");
    assert!(verify(&verifier, upgrade("/ws?once=1", "wss://example.com/ws?once=1"), "").is_ok());
    assert!(verify(&verifier, upgrade("/ws?once=2", "wss://example.com/ws?once=1"), "").is_err());
    // What is allowed for upgrades is allowed for nothing else.
    for url in ["wss://example.com/ws", "wss://example.com/ws/"] {
        assert!(verify(&verifier, get("/ws", &sign_url(&verifier, url)), "").is_err());
        assert!(
            verify(&verifier, post("/ws", &sign_url(&verifier, url)).header("Upgrade", "websocket"), "")
                .is_err()
        );
    }
    let connect = Request::builder()
        .method(Method::CONNECT)
        .version(Version::HTTP_2)
        .uri("https://example.com/ws")
        .header(SIGNATURE, sign_url(&verifier, "wss://example.com/ws"));
    assert!(verify(&verifier, connect, "").is_ok());
}

#[test]
fn a_proof_cannot_be_put_into_another_request() {
    let verifier = verifier(PUBLIC_URL);
    let proof = verify(&verifier, post("/sms", &signature(URL)), BODY).unwrap();
    let app: Router = Router::new().route("/sms", on_post(async |_: Verified<Params>| {}));
    let answer = run(send(&app, Request::post("/sms").extension(proof), ""));
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
}

#[test]
fn secrets_do_not_show_themselves() {
    let token = AuthToken::from(TOKEN);
    let verifier = Verifier::builder()
        .auth_token(TOKEN)
        .shared_key("k", "shared secret")
        .public_url("https://user:hunter2@example.com");
    let builder = format!("{verifier:?}");
    let verifier = verifier.build().unwrap();
    let layer = VerifyLayer::new(verifier.clone());
    let shown = format!(
        "{token:?} {token:#?} {builder} {verifier:?} {verifier:#?} {layer:?} {}",
        verifier.public_url()
    );
    for secret in [TOKEN, "shared secret", "hunter2"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
