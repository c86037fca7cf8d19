//! The SIP domains of an account.

use futures_core::Stream;

use super::resource::SipDomain;
use crate::client::Client;
use crate::error::Result;
use crate::target::TargetKind;
use crate::wire::Request;

/// Which SIP domains are listed: a value, which a [`Client`] sends. Nothing is asked for until the stream is read, and no page before its turn.
///
/// <https://www.twilio.com/docs/voice/sip/api/sip-domain-resource>
#[derive(Debug, Clone)]
#[must_use = "a list is asked for by `.stream(&client)`"]
pub struct ListSipDomains {
    request: Request,
}

impl ListSipDomains {
    /// All SIP domains of the account.
    pub fn new() -> Self {
        Self { request: Request::get(TargetKind::SipDomain.list()).named("GET SIP Domains") }
    }

    /// How many are asked for at a time: 1 to 1,000, and 50 if nothing is said.
    pub fn page_size(mut self, size: u16) -> Self {
        self.request.put("PageSize", size);
        self
    }

    /// The SIP domains, as they are read.
    ///
    /// # Errors
    ///
    /// Each item can be an [`Error`](crate::Error), after which the stream ends.
    pub fn stream(self, client: &Client) -> impl Stream<Item = Result<SipDomain>> + Send + use<> {
        client.list(self.request, "domains")
    }
}

impl Default for ListSipDomains {
    fn default() -> Self {
        Self::new()
    }
}
