//! The messaging services of an account.

use futures_core::Stream;

use super::resource::MessagingService;
use crate::client::Client;
use crate::error::Result;
use crate::target::TargetKind;
use crate::wire::Request;

/// Which messaging services are listed: a value, which a [`Client`] sends. Nothing is asked for until the stream is read, and no page before its turn.
///
/// <https://www.twilio.com/docs/messaging/api/service-resource>
#[derive(Debug, Clone)]
#[must_use = "a list is asked for by `.stream(&client)`"]
pub struct ListServices {
    request: Request,
}

impl ListServices {
    /// All messaging services of the account.
    pub fn new() -> Self {
        Self { request: Request::get(TargetKind::Service.list()).named("GET Services") }
    }

    /// How many are asked for at a time: 1 to 1,000, and 50 if nothing is said.
    pub fn page_size(mut self, size: u16) -> Self {
        self.request.put("PageSize", size);
        self
    }

    /// The messaging services, as they are read.
    ///
    /// # Errors
    ///
    /// Each item can be an [`Error`](crate::Error), after which the stream ends.
    pub fn stream(self, client: &Client) -> impl Stream<Item = Result<MessagingService>> + Send + use<> {
        client.list(self.request, "services")
    }
}

impl Default for ListServices {
    fn default() -> Self {
        Self::new()
    }
}
