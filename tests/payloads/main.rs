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
mod sampled;
mod signed;

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use http::StatusCode;
use serde::Serialize;
use twiml_tests::client::{self, run};
use twiml_tests::signed::{self as requests, PUBLIC_URL, verifier};
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
    let signature = verifier(PUBLIC_URL).sign(format!("{PUBLIC_URL}{path}"), pairs);
    client::send(app, requests::post(path, &signature), body.clone()).await.status
}

/// Sends pairs by GET, signed.
async fn get(app: &Router, path: &str, query: &str) -> StatusCode {
    let target = format!("{path}?{query}");
    let signature = requests::sign_url(&verifier(PUBLIC_URL), &format!("{PUBLIC_URL}{target}"));
    client::send(app, requests::get(&target, &signature), Body::empty()).await.status
}

/// Sends JSON, with its hash in the URL, which is signed.
async fn post_json(app: &Router, path: &str, body: &str) -> StatusCode {
    let request = requests::post_json(&verifier(PUBLIC_URL), &format!("{PUBLIC_URL}{path}"), body);
    client::send(app, request, body.to_owned()).await.status
}
