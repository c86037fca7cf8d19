//! What a test needs of Twilio: it signs requests, sends them, and shows the answer.

use axum::Router;
use axum::body::Body;
use http::header::CONTENT_TYPE;
use http::request::Builder;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt as _;
use twiml_runtime::Verifier;

use crate::signed::{get, post, post_json, sign_url};

/// The parameters that every message has.
pub const MESSAGE: [(&str, &str); 5] = [
    ("MessageSid", "SM00000000000000000000000000000001"),
    ("AccountSid", "AC00000000000000000000000000000001"),
    ("From", "+15551230001"),
    ("To", "+15551230002"),
    ("Body", "Tom & Ann"),
];

/// The parameters that every call has.
pub const CALL: [(&str, &str); 6] = [
    ("CallSid", "CA00000000000000000000000000000001"),
    ("AccountSid", "AC00000000000000000000000000000001"),
    ("From", "+15551230001"),
    ("To", "+15551230002"),
    ("CallStatus", "in-progress"),
    ("Direction", "inbound"),
];

/// Twilio, calling one application.
#[derive(Debug, Clone)]
pub struct Twilio {
    app: Router,
    verifier: Verifier,
}

impl Twilio {
    /// `verifier` signs, and knows the public URL of the application.
    pub fn calling(app: Router, verifier: Verifier) -> Self {
        Self { app, verifier }
    }

    /// A signed POST of a form. The path is that below the host, as Twilio calls it.
    pub async fn post(&self, path: &str, params: &[(&str, &str)]) -> Answer {
        let signature = self.verifier.sign(self.url(path), params);
        self.send(post(self.behind_proxy(path), &signature), form(params)).await
    }

    /// A signed GET with the parameters in the query, after those that the path has already.
    pub async fn get(&self, path: &str, params: &[(&str, &str)]) -> Answer {
        let separator = if path.contains('?') { '&' } else { '?' };
        let target =
            if params.is_empty() { path.to_owned() } else { format!("{path}{separator}{}", form(params)) };
        let signature = sign_url(&self.verifier, &self.url(&target));
        self.send(get(self.behind_proxy(&target), &signature), "").await
    }

    /// A signed POST of JSON.
    pub async fn post_json(&self, path: &str, body: &str) -> Answer {
        self.send(post_json(&self.verifier, &self.url(path), body), body.to_owned()).await
    }

    /// Any request, as it is.
    pub async fn send(&self, request: Builder, body: impl Into<Body>) -> Answer {
        send(&self.app, request, body).await
    }

    fn url(&self, path: &str) -> String {
        let public = self.verifier.public_url();
        let host = public.as_str().strip_suffix(public.base_path()).unwrap_or(public.as_str());
        format!("{host}{path}")
    }

    /// The path without the base path, which a proxy removes.
    fn behind_proxy<'a>(&self, path: &'a str) -> &'a str {
        path.strip_prefix(self.verifier.public_url().base_path())
            .unwrap_or_else(|| panic!("{path} is not below the public URL"))
    }
}

/// Sends a request to an application.
///
/// # Panics
///
/// If the builder holds no request, or the answer ends early.
pub async fn send(app: &Router, request: Builder, body: impl Into<Body>) -> Answer {
    let request: Request<Body> = request.body(body.into()).unwrap_or_else(|error| panic!("{error}"));
    let response = app.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap_or_else(|error| panic!("{error}")).to_bytes();
    let body = String::from_utf8(body.into()).unwrap_or_else(|error| panic!("{error}"));
    Answer { status: parts.status, headers: parts.headers, body }
}

/// Runs a test's requests to their end on this thread, so that [`captured`](crate::log::captured) sees what they log.
///
/// # Panics
///
/// If the runtime does not start.
pub fn run<T>(requests: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap_or_else(|error| panic!("{error}")).block_on(requests)
}

/// What an application answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as text.
    pub body: String,
}

impl Answer {
    /// The `Content-Type`, or nothing if it is missing.
    pub fn content_type(&self) -> &str {
        self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The TwiML document.
    ///
    /// # Panics
    ///
    /// If the answer is something else.
    pub fn twiml(&self) -> &str {
        assert_eq!(self.status, StatusCode::OK, "{self:?}");
        assert_eq!(self.content_type(), "text/xml; charset=utf-8");
        &self.body
    }

    /// Whether the answer has a status and nothing more.
    pub fn is_bare(&self, status: StatusCode) -> bool {
        self.status == status && self.body.is_empty() && self.content_type().is_empty()
    }
}

/// Parameters as a form or a query.
pub fn form(params: &[(&str, &str)]) -> String {
    let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let pairs: Vec<_> =
        params.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}
