//! A request that was sent, and what came back.

use serde::Serialize;

use crate::machine::Broken;

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Purpose {
    /// It asks for the document to go on with.
    Document,
    /// It tells the application something, and nothing depends on the answer.
    Notice,
    /// It fetches a recording to play.
    Media,
    /// It tells the debugger's webhook of an error or a warning.
    Debugger,
}

/// A request that was sent, and what came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SentRequest {
    /// What it is for.
    pub purpose: Purpose,
    /// `GET` or `POST`.
    pub method: String,
    /// The URL without its fragment; of a GET request without the parameters that were added to it.
    pub url: String,
    /// The parameters in their order, however they were sent.
    pub params: Vec<(String, String)>,
    /// The headers, their names in lowercase.
    pub headers: Vec<(String, String)>,
    /// How often it was tried.
    pub tries: u32,
    /// What came back of the last try, once it is known.
    pub received: Option<Received>,
}

impl SentRequest {
    /// A request that is sent for the first time.
    pub fn new(purpose: Purpose, method: impl Into<String>, url: impl Into<String>) -> Self {
        let (params, headers) = (Vec::new(), Vec::new());
        Self { purpose, method: method.into(), url: url.into(), params, headers, tries: 1, received: None }
    }

    /// The value of a parameter, if it was sent.
    pub fn param(&self, name: &str) -> Option<&str> {
        value(&self.params, name)
    }

    /// The value of a header, by its name in lowercase.
    pub fn header(&self, name: &str) -> Option<&str> {
        value(&self.headers, name)
    }

    /// The path of the URL, and its query.
    pub fn path(&self) -> &str {
        let after_scheme = self.url.find("://").map_or(0, |at| at + 3);
        let rest = self.url.get(after_scheme..).unwrap_or_default();
        rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
    }
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Received {
    /// A response.
    Response {
        /// Its status.
        status: u16,
        /// Its body, as far as it is text.
        body: String,
    },
    /// No response.
    Nothing(Broken),
}
