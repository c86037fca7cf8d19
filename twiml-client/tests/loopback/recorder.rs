//! A server that keeps what it is asked.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, StatusCode, Uri};

/// A request, as it came.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Asked {
    /// The parameters: those of the query, or of the form.
    pub(crate) fn params(&self) -> Vec<(String, String)> {
        let text = if self.method == Method::GET { self.uri.query().unwrap_or_default() } else { &self.body };
        form_urlencoded::parse(text.as_bytes()).into_owned().collect()
    }
}

/// What a server was asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recorder(Arc<Mutex<Vec<Asked>>>);

impl Recorder {
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.0.lock().unwrap().clone()
    }

    /// A server that answers each request as `answer` says.
    pub(crate) fn router<A>(&self, answer: A) -> Router
    where
        A: Fn(&Asked) -> (StatusCode, HeaderMap, String) + Clone + Send + Sync + 'static,
    {
        let Self(kept) = self.clone();
        Router::new().fallback(move |method: Method, uri: Uri, headers: HeaderMap, body: Bytes| {
            let asked = Asked { method, uri, headers, body: String::from_utf8(body.into()).unwrap() };
            let answer = answer(&asked);
            kept.lock().unwrap().push(asked);
            async move { answer }
        })
    }
}

/// Headers of an answer.
pub(crate) fn headers<const N: usize>(pairs: [(&'static str, &str); N]) -> HeaderMap {
    pairs.into_iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
}
