//! An application that answers from memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_TYPE, LOCATION, TRANSFER_ENCODING};
use serde_json::Value;
use twiml_phone::machine::{Broken, HttpRequest, Outcome};
use twiml_phone::{Carried, Carrying, Transport};

/// Answers each path with its document. Of several, each is given once, and the last one stays.
#[derive(Clone, Debug)]
pub struct Application {
    documents: Arc<BTreeMap<String, Value>>,
    arrived: Arc<Mutex<Vec<HttpRequest>>>,
}

impl Application {
    pub fn new(documents: &BTreeMap<String, Value>) -> Self {
        Self { documents: Arc::new(documents.clone()), arrived: Arc::default() }
    }

    /// The requests that have arrived at a path, also those that nothing came back to.
    pub fn arrived_at(&self, path: &str) -> Vec<HttpRequest> {
        let arrived = self.arrived.lock().unwrap();
        arrived.iter().filter(|request| request.uri().path() == path).cloned().collect()
    }

    fn answer(&self, request: HttpRequest) -> Carried {
        let path = request.uri().path().to_owned();
        let mut arrived = self.arrived.lock().unwrap();
        let before = arrived.iter().filter(|request| request.uri().path() == path).count();
        arrived.push(request);
        drop(arrived);
        let document = match self.documents.get(&path) {
            Some(Value::Array(answers)) => answers.get(before).or_else(|| answers.last()),
            other => other,
        };
        document.map_or_else(|| carried(Ok(response(404, Bytes::new()))), read)
    }
}

impl Transport for Application {
    fn carry(&self, request: HttpRequest) -> Carrying<'_> {
        Box::pin(async { self.answer(request) })
    }
}

fn carried(outcome: Outcome) -> Carried {
    Carried { outcome, took: Duration::ZERO }
}

fn response(status: u16, body: Bytes) -> Response<Bytes> {
    Response::builder().status(status).body(body).unwrap()
}

fn read(document: &Value) -> Carried {
    let Value::Object(given) = document else {
        let mut response = response(200, document.as_str().unwrap().to_owned().into());
        response.headers_mut().insert(CONTENT_TYPE, "text/xml".parse().unwrap());
        return carried(Ok(response));
    };
    let is = |name: &str| given.get(name).and_then(Value::as_bool) == Some(true);
    let broken = match given.get("tls").and_then(Value::as_str) {
        Some("handshake") => Some(Broken::Handshake),
        Some("wrong_name") => Some(Broken::CertificateName),
        Some("expired") => Some(Broken::CertificateExpired),
        Some("self_signed") => Some(Broken::CertificateIssuer),
        _ if is("refuse") => Some(Broken::Refused),
        _ if is("not_http") => Some(Broken::NotHttp),
        _ => None,
    };
    let took = given.get("delay_s").and_then(Value::as_f64).map_or(Duration::ZERO, Duration::from_secs_f64);
    if let Some(broken) = broken {
        return Carried { outcome: Err(broken), took };
    }
    let status = given.get("status").and_then(Value::as_u64).unwrap_or(200);
    let padding = given.get("pad_bytes").and_then(Value::as_u64).unwrap_or(0);
    let body = given.get("body").and_then(Value::as_str).unwrap_or_default();
    let body = format!("{body}{}", " ".repeat(padding.try_into().unwrap()));
    let mut response = response(status.try_into().unwrap(), body.into());
    let headers = response.headers_mut();
    match given.get("type") {
        Some(Value::String(content_type)) => _ = headers.insert(CONTENT_TYPE, content_type.parse().unwrap()),
        Some(_) => {}
        None => _ = headers.insert(CONTENT_TYPE, "text/xml".parse().unwrap()),
    }
    if let Some(location) = given.get("location").and_then(Value::as_str) {
        headers.insert(LOCATION, location.parse().unwrap());
    }
    if is("chunked") {
        headers.insert(TRANSFER_ENCODING, "chunked".parse().unwrap());
    }
    for (name, value) in given.get("headers").and_then(Value::as_object).into_iter().flatten() {
        let name: http::HeaderName = name.parse().unwrap();
        headers.append(name, value.as_str().unwrap().parse().unwrap());
    }
    Carried { outcome: Ok(response), took }
}
