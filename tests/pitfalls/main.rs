//! What often goes wrong when people check Twilio's signatures: each is either impossible here, or the log says what to
//! set.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod content;
mod setup;
mod url;

use axum::routing::post as on_post;
use axum::{Form, Json, Router};
use bytes::Bytes;
use http::request::{Builder, Parts};
use http::{Request, StatusCode};
use twiml_runtime::verify::Reason;
use twiml_runtime::{Params, Verified, Verifier, VerifyLayer};
use twiml_tests::client::{run, send};
use twiml_tests::log::captured;
use twiml_tests::signed::{
    JSON, MADE_UP, PUBLIC_URL, SIGNATURE, TOKEN, get, parts, post, post_json, sign_url, unsigned, verifier,
    verify,
};

/// A message, as a form and as pairs. Its values must never be seen in a log.
const BODY: &str = "From=%2B15550001111&Body=top+secret";
const PAIRS: [(&str, &str); 2] = [("From", "+15550001111"), ("Body", "top secret")];

/// What the log says about a request that the verifier refuses. Whatever it says, it gives nothing away.
fn refusal(verifier: &Verifier, request: Builder, body: &str) -> String {
    refusal_of(verifier, &parts(request), body)
}

fn refusal_of(verifier: &Verifier, parts: &Parts, body: &str) -> String {
    let (result, log) = captured(|| verifier.verify(parts, Bytes::copy_from_slice(body.as_bytes())));
    assert!(result.is_err(), "accepted: {parts:?}");
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains("WARN"), "{log}");
    let expected = verifier.sign(verifier.public_url().join(parts.uri.path()), PAIRS);
    let sent = parts.headers.get(SIGNATURE).map_or("-", |value| value.to_str().unwrap());
    for secret in [TOKEN, "15550001111", "secret", &expected, sent] {
        assert!(!log.contains(secret), "{secret:?} in {log}");
    }
    log
}

/// The log of a signed message that went to `signed_url` and arrived at `target` of an application at
/// `public_url`.
fn refusal_at(public_url: &str, signed_url: &str, target: &str) -> String {
    let verifier = verifier(public_url);
    let signature = verifier.sign(signed_url, PAIRS);
    refusal(&verifier, post(target, &signature), BODY)
}
