//! The calls of an account.

use futures_core::Stream;
use twiml_values::{Address, CallSid, CallStatus};

use super::resource::Call;
use crate::client::Client;
use crate::error::Result;
use crate::wire::{Request, instant};

/// Which calls are listed: a value, which a [`Client`] sends. Nothing is asked for until the stream is read, and no page before its turn.
///
/// After [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown), it shows whether a call was placed:
///
/// ```no_run
/// use futures_util::TryStreamExt as _;
/// use twiml_client::prelude::*;
///
/// # async fn was_placed(client: &Client, begin: jiff::Timestamp) -> Result<bool, Error> {
/// let calls = ListCalls::new().to("+15551110000").from("+15552220000").started_since(begin).stream(client);
/// let was_placed = std::pin::pin!(calls).try_next().await?.is_some();
/// # Ok(was_placed)
/// # }
/// ```
///
/// Twilio documents days for its times, in UTC; whether the time of a day counts is not documented, so look at
/// [`start_time`](crate::Call::start_time) as well.
///
/// <https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources>
#[derive(Debug, Clone)]
#[must_use = "a list is asked for by `.stream(&client)`"]
pub struct ListCalls {
    request: Request,
}

impl ListCalls {
    /// All calls of the account, the last first.
    pub fn new() -> Self {
        Self { request: Request::get("Calls").named("GET Calls") }
    }

    /// Those to this number, client or SIP address.
    pub fn to(self, recipient: impl Into<Address>) -> Self {
        self.with("To", recipient.into())
    }

    /// Those from this number, client or SIP address.
    pub fn from(self, caller: impl Into<Address>) -> Self {
        self.with("From", caller.into())
    }

    /// Those in this state.
    pub fn status(self, status: CallStatus) -> Self {
        self.with("Status", status)
    }

    /// Those that this call placed by `<Dial>`.
    pub fn parent(self, sid: &CallSid) -> Self {
        self.with("ParentCallSid", sid)
    }

    /// Those that started then or later.
    pub fn started_since(self, time: jiff::Timestamp) -> Self {
        self.with("StartTime>", instant(time))
    }

    /// Those that started before then.
    pub fn started_before(self, time: jiff::Timestamp) -> Self {
        self.with("StartTime<", instant(time))
    }

    /// Those that ended then or later.
    pub fn ended_since(self, time: jiff::Timestamp) -> Self {
        self.with("EndTime>", instant(time))
    }

    /// Those that ended before then.
    pub fn ended_before(self, time: jiff::Timestamp) -> Self {
        self.with("EndTime<", instant(time))
    }

    /// How many a page has: 50, if nothing is said, and at most 1,000.
    pub fn page_size(self, size: u16) -> Self {
        self.with("PageSize", size)
    }

    /// The parameters, as they will be sent.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.request.params()
    }

    /// The calls, page by page.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), with which the stream ends.
    pub fn stream(self, client: &Client) -> impl Stream<Item = Result<Call>> + Send + use<> {
        client.list(self.request, "calls")
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.request.put(name, value);
        self
    }
}

impl Default for ListCalls {
    fn default() -> Self {
        Self::new()
    }
}
