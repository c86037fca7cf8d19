//! The numbers of an account.

use futures_core::Stream;

use super::resource::PhoneNumber;
use crate::client::Client;
use crate::error::Result;
use crate::target::TargetKind;
use crate::wire::Request;

/// Which numbers are listed: a value, which a [`Client`] sends. Nothing is asked for until the stream is read, and no page before its turn.
///
/// <https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource#read-multiple-incomingphonenumber-resources>
#[derive(Debug, Clone)]
#[must_use = "a list is asked for by `.stream(&client)`"]
pub struct ListNumbers {
    request: Request,
}

impl ListNumbers {
    /// All numbers of the account.
    pub fn new() -> Self {
        Self { request: Request::get(TargetKind::Number.list()).named("GET IncomingPhoneNumbers") }
    }

    /// Those that have this in them: digits, with `*` for any digit. One whole number is found by [`Client::find_number`].
    pub fn containing(self, pattern: impl Into<String>) -> Self {
        self.with("PhoneNumber", pattern.into())
    }

    /// Those with this name.
    pub fn friendly_name(self, name: impl Into<String>) -> Self {
        self.with("FriendlyName", name.into())
    }

    /// How many are asked for at a time: 1 to 1,000, and 50 if nothing is said.
    pub fn page_size(self, size: u16) -> Self {
        self.with("PageSize", size)
    }

    /// The numbers, as they are read.
    ///
    /// # Errors
    ///
    /// Each item can be an [`Error`](crate::Error), after which the stream ends.
    pub fn stream(self, client: &Client) -> impl Stream<Item = Result<PhoneNumber>> + Send + use<> {
        client.list(self.request, "incoming_phone_numbers")
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.request.put(name, value);
        self
    }
}

impl Default for ListNumbers {
    fn default() -> Self {
        Self::new()
    }
}
