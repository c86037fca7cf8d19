//! A small HTTP client.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, Method, Request};
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use twiml_phone::Rest;

pub(crate) const TOKEN: &str = "a token of the test's own";

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) bytes: Bytes,
    /// `null` where it is no JSON.
    pub(crate) json: Value,
}

impl Answer {
    /// Status and code of a refusal.
    pub(crate) fn refusal(&self) -> (u16, u64) {
        (self.status, self.json["code"].as_u64().unwrap_or_default())
    }

    pub(crate) fn sid(&self) -> String {
        self.json["sid"].as_str().unwrap_or_else(|| panic!("{self:?}")).to_owned()
    }
}

/// Asks the REST API as one user.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    pub(crate) url: String,
    pub(crate) account: String,
    pub(crate) user: String,
    pub(crate) password: String,
}

impl Client {
    pub(crate) fn of(rest: &Rest) -> Self {
        let account = rest.account_sid().to_owned();
        Self { url: rest.url().to_owned(), user: account.clone(), account, password: TOKEN.to_owned() }
    }

    /// The same, as another user.
    pub(crate) fn with(&self, user: &str, password: &str) -> Self {
        Self { user: user.to_owned(), password: password.to_owned(), ..self.clone() }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, Vec::new(), "").await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.ask(Method::DELETE, path, Vec::new(), "").await
    }

    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.try_post(path, form).await.unwrap()
    }

    /// As [`post`](Self::post), where there may be no answer.
    pub(crate) async fn try_post(&self, path: &str, form: &[(&str, &str)]) -> Result<Answer, String> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        self.try_ask(Method::POST, path, body.into_bytes(), FORM).await
    }

    pub(crate) async fn ask(&self, method: Method, path: &str, body: Vec<u8>, kind: &str) -> Answer {
        self.try_ask(method, path, body, kind).await.unwrap()
    }

    /// A path in the account, an absolute one, or a whole URL. The error says what there was of an answer.
    pub(crate) async fn try_ask(
        &self,
        method: Method,
        path: &str,
        body: Vec<u8>,
        kind: &str,
    ) -> Result<Answer, String> {
        let url = if path.starts_with("http://") {
            path.to_owned()
        } else if path.starts_with('/') {
            format!("{}{path}", self.url)
        } else {
            format!("{}/2010-04-01/Accounts/{}/{path}", self.url, self.account)
        };
        let mut request = Request::builder().method(method).uri(url);
        if !self.user.is_empty() {
            let basic = STANDARD.encode(format!("{}:{}", self.user, self.password));
            request = request.header(AUTHORIZATION, format!("Basic {basic}"));
        }
        if !kind.is_empty() {
            request = request.header(CONTENT_TYPE, kind);
        }
        let request = request.body(Full::new(Bytes::from(body))).unwrap();
        let client = hyper_util::client::legacy::Client::builder(TokioExecutor::new());
        let client = client.build::<_, Full<Bytes>>(HttpConnector::new());
        let (parts, body) = client.request(request).await.map_err(|error| chain(&error))?.into_parts();
        let status = parts.status.as_u16();
        let body = body.collect().await.map_err(|error| format!("{status}, then {}", chain(&error)))?;
        let bytes = body.to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let json = serde_json::from_str(&text).unwrap_or_default();
        Ok(Answer { status, headers: parts.headers, text, bytes, json })
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// An error and all its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
