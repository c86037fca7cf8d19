//! A request as a value.

use std::borrow::Cow;
use std::fmt;

use http::Method;

use super::params::Params;
use super::segment::segment;
use crate::config::Product;
use crate::error::Invalid;

/// A request to Twilio's API, for what this crate has no types for: it goes with the credentials, the errors and the patience of the client.
///
/// ```no_run
/// use twiml_client::{Client, Request};
///
/// # async fn queue(client: &Client) -> Result<(), twiml_client::Error> {
/// let queue = client.request(Request::create("Queues").param("FriendlyName", "support")).await?;
/// println!("{}", queue["sid"]);
/// # Ok(())
/// # }
/// ```
///
/// Paths are those [below the account](https://www.twilio.com/docs/usage/api), `/2010-04-01/Accounts/AC…/Queues.json`, or, where they begin with `/v1/`,
/// those of `messaging.twilio.com`.
#[derive(Clone)]
#[must_use = "a request does nothing until a client sends it"]
pub struct Request {
    /// What it is in logs and errors.
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    pub(crate) place: Place,
    pub(crate) params: Params,
    pub(crate) answer: Expected,
    pub(crate) repeats: Repeats,
    /// What was wrong with its making.
    pub(crate) problem: Option<Invalid>,
}

/// Where a request goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// Below the account: `Messages/SM…`, to which `.json` is added, unless it is a file.
    Account(String),
    /// The whole path at a host: `/v1/Services`.
    At(Product, String),
    /// A whole URL that is not at our host. The credentials do not go there.
    Elsewhere(String),
}

/// What the answer to a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// JSON, or nothing.
    Json,
    /// A file, or a redirect to one.
    File,
}

/// Whether a request may be sent again without an answer to the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeats {
    /// Twice is once: it reads, deletes or sets.
    Freely,
    /// Twice is two messages, or two calls.
    OnlyIfUnsent,
}

impl Request {
    /// Reads something: `Messages/SM…`, `Queues`.
    pub fn get(path: impl Into<String>) -> Self {
        Self::new("GET", Method::GET, path, Repeats::Freely)
    }

    /// Changes something in such a way that twice is the same as once; the request is repeated if Twilio does not answer.
    pub fn set(path: impl Into<String>) -> Self {
        Self::new("POST", Method::POST, path, Repeats::Freely)
    }

    /// Makes something, or changes it in such a way that twice is not the same as once; the request is not repeated once it is sent.
    pub fn create(path: impl Into<String>) -> Self {
        Self::new("POST", Method::POST, path, Repeats::OnlyIfUnsent)
    }

    /// Deletes something.
    pub fn delete(path: impl Into<String>) -> Self {
        Self::new("DELETE", Method::DELETE, path, Repeats::Freely)
    }

    /// Adds a parameter, to the query of a `GET` and to the form of any other. One that is a list is added several times.
    pub fn param(mut self, name: impl Into<Cow<'static, str>>, value: impl ToString) -> Self {
        self.params.add(name, value);
        self
    }

    /// The parameters, in their order.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.params.iter()
    }

    fn new(operation: &'static str, method: Method, path: impl Into<String>, repeats: Repeats) -> Self {
        let path = path.into();
        let problem = path.trim_start_matches('/').split('/').find_map(|part| segment(part).err());
        let place = if path.starts_with("/v1/") {
            Place::At(Product::Messaging, path)
        } else {
            Place::Account(path.trim_start_matches('/').trim_end_matches(".json").to_owned())
        };
        Self { operation, method, place, params: Params::default(), answer: Expected::Json, repeats, problem }
    }

    /// The same, with another name in logs and errors.
    pub(crate) fn named(self, operation: &'static str) -> Self {
        Self { operation, ..self }
    }

    /// The same for a file at the path, which has no `.json` at its end.
    pub(crate) fn for_file(self) -> Self {
        Self { answer: Expected::File, ..self }
    }

    /// The same at another place, whose query has the parameters.
    pub(crate) fn moved_to(self, place: Place) -> Self {
        Self { place, params: Params::default(), problem: None, ..self }
    }

    /// Adds a parameter, if there is a value.
    pub(crate) fn maybe(self, name: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.param(name, value),
            None => self,
        }
    }

    /// Says why it cannot be sent.
    pub(crate) fn refuse(&mut self, problem: Invalid) {
        self.problem.get_or_insert(problem);
    }

    /// Sets a parameter that is there once.
    pub(crate) fn put(&mut self, name: &'static str, value: impl ToString) {
        self.params.put(name, value);
    }
}

/// The names of its parameters. The values may be personal, or secrets.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("place", &self.place)
            .field("params", &self.params)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_below_the_account_or_at_another_host() {
        assert_eq!(Request::get("Queues.json").place, Place::Account("Queues".to_owned()));
        assert_eq!(
            Request::get("/v1/Services").place,
            Place::At(Product::Messaging, "/v1/Services".to_owned())
        );
        assert!(Request::get("Messages/../Calls").problem.is_some());
    }
}
