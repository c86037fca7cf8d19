//! A request to the REST API, as a test sees it.

use http::{HeaderMap, Method};

/// A request that came to the REST API: [`Rest::requests`](crate::Rest::requests).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RestRequest {
    /// Its method.
    pub method: Method,
    /// Its path, without a query: `/2010-04-01/Accounts/AC…/Messages.json`.
    pub path: String,
    /// Its parameters, decoded, in the order in which they came: those of the body for a POST, of the query for others.
    pub form: Vec<(String, String)>,
    /// Its headers. `Debug` does not show the credentials.
    pub headers: HeaderMap,
    /// Whether its credentials are those of the account, or those of an API key.
    pub is_authorized: bool,
}

impl RestRequest {
    /// The first value of a parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.form.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }
}
