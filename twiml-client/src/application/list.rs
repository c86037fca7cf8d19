//! The TwiML applications of an account.

use futures_core::Stream;

use super::resource::Application;
use crate::client::Client;
use crate::error::Result;
use crate::target::TargetKind;
use crate::wire::Request;

/// Which TwiML applications are listed: a value, which a [`Client`] sends. Nothing is asked for until the stream is read, and no page before its turn.
///
/// <https://www.twilio.com/docs/usage/api/applications>
#[derive(Debug, Clone)]
#[must_use = "a list is asked for by `.stream(&client)`"]
pub struct ListApplications {
    request: Request,
}

impl ListApplications {
    /// All TwiML applications of the account.
    pub fn new() -> Self {
        Self { request: Request::get(TargetKind::Application.list()).named("GET Applications") }
    }

    /// Those with this name, exactly.
    pub fn friendly_name(mut self, name: impl Into<String>) -> Self {
        self.request.put("FriendlyName", name.into());
        self
    }

    /// How many are asked for at a time: 1 to 1,000, and 50 if nothing is said.
    pub fn page_size(mut self, size: u16) -> Self {
        self.request.put("PageSize", size);
        self
    }

    /// The TwiML applications, as they are read.
    ///
    /// # Errors
    ///
    /// Each item can be an [`Error`](crate::Error), after which the stream ends.
    pub fn stream(self, client: &Client) -> impl Stream<Item = Result<Application>> + Send + use<> {
        client.list(self.request, "applications")
    }
}

impl Default for ListApplications {
    fn default() -> Self {
        Self::new()
    }
}
