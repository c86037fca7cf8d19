//! A request to the REST API.

use axum::body::to_bytes;
use axum::extract::Request;
use http::Method;
use http::header::{AUTHORIZATION, CONTENT_TYPE};

use super::credentials::Basic;
use super::refusal::Refusal;

/// A request has at most this many bytes, which is an assumption.
const LONGEST: usize = 1 << 20;

/// A request to the REST API.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) method: Method,
    /// As it came, with its `.json`.
    pub(super) path: String,
    pub(super) basic: Option<Basic>,
    pub(super) form: Form,
}

/// The parameters of a request: in the query of a GET, and in the body of others. A list is a name more than once.
#[derive(Clone, Debug, Default)]
pub(super) struct Form(Vec<(String, String)>);

impl Asked {
    /// Reads a request.
    ///
    /// # Errors
    ///
    /// If its body is not a form.
    pub(super) async fn read(request: Request) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let bytes = to_bytes(body, LONGEST).await.map_err(|_| Refusal::no_form())?;
        let is_form =
            || text(CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        if !bytes.is_empty() && !is_form() {
            return Err(Refusal::no_form());
        }
        let form = if parts.method == Method::POST {
            Form::decode(&bytes)
        } else {
            Form::decode(parts.uri.query().unwrap_or_default().as_bytes())
        };
        Ok(Self {
            path: parts.uri.path().to_owned(),
            basic: text(AUTHORIZATION).and_then(Basic::read),
            form,
            method: parts.method,
        })
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
