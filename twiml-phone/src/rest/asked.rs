//! A request to the REST API.

use axum::body::{Body, to_bytes};
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, Request};

use super::credentials::{Basic, Credentials};
use super::refusal::Refusal;
use super::request::RestRequest;

/// A request has at most this many bytes, which is an assumption.
const LONGEST: usize = 1 << 20;

/// A request to the REST API.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) method: Method,
    /// As it came, with its `.json`.
    pub(super) path: String,
    pub(super) headers: HeaderMap,
    /// What is not a form is empty here.
    pub(super) form: Form,
    /// Whether there is a body that is not a form.
    pub(super) is_other: bool,
}

/// The parameters of a request: in the query of a GET, and in the body of others. A list is a name more than once.
#[derive(Clone, Debug, Default)]
pub(super) struct Form(Vec<(String, String)>);

impl Asked {
    /// Reads a request.
    pub(super) async fn read(request: Request<Body>) -> Self {
        let (mut parts, body) = request.into_parts();
        // A test that shows a request does not show its credentials.
        if let Some(credentials) = parts.headers.get_mut(AUTHORIZATION) {
            credentials.set_sensitive(true);
        }
        let kind = parts.headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
        let is_form = kind.starts_with(b"application/x-www-form-urlencoded");
        // What breaks off, or is too long, is not a form.
        let body = to_bytes(body, LONGEST).await;
        let is_other = body.as_ref().map_or(true, |body| !body.is_empty() && !is_form);
        let form = match &body {
            Ok(body) if parts.method == Method::POST && is_form => Form::decode(body),
            _ if parts.method == Method::POST => Form::default(),
            _ => Form::decode(parts.uri.query().unwrap_or_default().as_bytes()),
        };
        let path = parts.uri.path().to_owned();
        Self { path, headers: parts.headers, form, is_other, method: parts.method }
    }

    /// The credentials that it has.
    pub(super) fn basic(&self) -> Option<Basic> {
        Basic::read(self.headers.get(AUTHORIZATION)?.to_str().ok()?)
    }

    /// As a test sees it.
    pub(super) fn seen(&self, credentials: &Credentials) -> RestRequest {
        RestRequest {
            method: self.method.clone(),
            path: self.path.clone(),
            form: self.form.0.clone(),
            headers: self.headers.clone(),
            is_authorized: self.basic().is_some_and(|basic| credentials.allow(&basic)),
        }
    }
}

impl Form {
    fn decode(text: &[u8]) -> Self {
        Self(form_urlencoded::parse(text).into_owned().collect())
    }

    /// A parameter that is given, perhaps as an empty text.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// A parameter that is given and not empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.trim().is_empty())
    }

    /// All values of a list.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        let values = self.0.iter().filter(|(given, value)| given == name && !value.is_empty());
        values.map(|(_, value)| value.clone()).collect()
    }

    /// All names and values.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether a parameter is `true`.
    ///
    /// # Errors
    ///
    /// If it is neither that nor `false`.
    pub(super) fn flag(&self, name: &str) -> Result<bool, Refusal> {
        match self.text(name) {
            Some(value) if value.eq_ignore_ascii_case("true") => Ok(true),
            None => Ok(false),
            Some(value) if value.eq_ignore_ascii_case("false") => Ok(false),
            Some(value) => Err(Refusal::new(20001, format!("`{name}` is `{value}`"))),
        }
    }

    /// A number, if it is given.
    ///
    /// # Errors
    ///
    /// With this code, if it is not in the range.
    pub(super) fn number(
        &self,
        name: &str,
        range: std::ops::RangeInclusive<u64>,
        code: u32,
    ) -> Result<Option<u64>, Refusal> {
        let Some(value) = self.text(name) else { return Ok(None) };
        match value.parse() {
            Ok(number) if range.contains(&number) => Ok(Some(number)),
            _ => Err(Refusal::new(code, format!("`{name}` is `{value}`"))),
        }
    }

    /// Checks that each parameter is one of these.
    ///
    /// # Errors
    ///
    /// If one is not. Twilio's dictionary calls 20001 unknown parameters; that a request with one is refused is an assumption.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Refusal> {
        match self.iter().find(|(name, _)| !known.contains(name)) {
            None => Ok(()),
            Some((name, _)) => Err(Refusal::new(20001, format!("`{name}`"))),
        }
    }
}

impl From<&[(&str, &str)]> for Form {
    fn from(parameters: &[(&str, &str)]) -> Self {
        Self(parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }
}

#[cfg(test)]
impl From<&str> for Form {
    fn from(text: &str) -> Self {
        Self::decode(text.as_bytes())
    }
}
