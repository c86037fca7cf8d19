//! Payloads, from the bytes of a signed request to the handler that takes them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

mod corpus;
mod documented;
mod every_kind;
mod fallback;
mod handlers;
mod json;
mod lenient;
mod log;
mod made;
mod read;
mod refused;
mod signed;

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use http::header::CONTENT_TYPE;
use http::{Request, StatusCode};
use serde::Serialize;
use tower::ServiceExt;
use twiml_runtime::{Params, Verifier};
use twiml_tests::signed::{FORM, PUBLIC_URL, SIGNATURE, verifier};
use twiml_tests::workspace;

/// What a handler has seen, for the test to compare.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<(String, String)>>>);

impl Seen {
    /// Notes the values of fields, each as it is on the wire.
    fn note(&self, fields: impl IntoIterator<Item = (&'static str, String)>) {
        self.0.lock().unwrap().extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
    }

    /// Notes a payload, as it is serialized.
    fn note_payload(&self, payload: impl Serialize) {
        self.note([("", serde_json::to_string(&payload).unwrap())]);
    }

    /// Notes a whole value.
    fn note_value(&self, value: impl Debug) {
        self.note([("", format!("{value:#?}"))]);
    }

    /// What was noted since the last time.
    fn take(&self) -> Vec<(String, String)> {
        std::mem::take(&mut self.0.lock().unwrap())
    }

    /// The payload that was noted since the last time.
    fn take_payload(&self) -> serde_json::Value {
        let [(_, payload)] = &self.take()[..] else { panic!("one payload was noted") };
        serde_json::from_str(payload).unwrap()
    }
}

/// Pairs as a form.
fn form<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// Sends a form by POST, signed.
async fn post_form<N: AsRef<str>, V: AsRef<str>>(app: &Router, path: &str, pairs: &[(N, V)]) -> StatusCode {
    post_body(app, path, form(pairs)).await
}

/// Sends a form that is encoded already.
async fn post_body(app: &Router, path: &str, body: String) -> StatusCode {
    let pairs: Vec<_> = form_urlencoded::parse(body.as_bytes()).collect();
    let request = Request::post(path)
        .header(CONTENT_TYPE, FORM)
        .header(SIGNATURE, verifier(PUBLIC_URL).sign(format!("{PUBLIC_URL}{path}"), pairs));
    send(app, request.body(body.clone().into()).unwrap()).await
}

/// Sends pairs by GET, signed.
async fn get(app: &Router, path: &str, query: &str) -> StatusCode {
    let target = format!("{path}?{query}");
    let signature = verifier(PUBLIC_URL).sign(format!("{PUBLIC_URL}{target}"), &Params::default());
    send(app, Request::get(target).header(SIGNATURE, signature).body(Body::empty()).unwrap()).await
}

/// Sends JSON, with its hash in the URL, which is signed.
async fn post_json(app: &Router, path: &str, body: &str) -> StatusCode {
    let verifier: Verifier = verifier(PUBLIC_URL);
    let signed = verifier.sign_json(format!("{PUBLIC_URL}{path}"), body);
    let request = Request::post(signed.url.strip_prefix(PUBLIC_URL).unwrap())
        .header(CONTENT_TYPE, "application/json")
        .header(SIGNATURE, signed.signature);
    send(app, request.body(body.to_owned().into()).unwrap()).await
}

async fn send(app: &Router, request: Request<Body>) -> StatusCode {
    app.clone().oneshot(request).await.unwrap().status()
}

/// Runs a test's requests on this thread, so that what is logged can be captured.
fn run<T>(requests: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(requests)
}
