//! A message on its way.

use std::fmt;
use std::sync::Arc;

use futures_util::future::BoxFuture;

use crate::fetch::{Answered, Fetcher, Webhook};
use crate::random::Random;
use crate::request::{API_VERSION, Parameters, of_facts, row};
use crate::transcript::SentMessage;

/// A message on its way.
#[derive(Clone)]
pub(crate) struct Outgoing {
    pub(crate) message: SentMessage,
    pub(crate) service: Option<String>,
    /// Who hears of its status.
    pub(crate) callbacks: Vec<Webhook>,
    /// What tells them.
    pub(crate) fetcher: Fetcher,
    /// What goes on with the answer to the first status, where one URL is both the action and the status callback.
    pub(crate) goes_on: Option<Continuation>,
}

/// What goes on with an answer.
pub(crate) type Continuation = Arc<dyn Fn(Answered) -> BoxFuture<'static, ()> + Send + Sync>;

impl Outgoing {
    /// What the REST API answers with, and nobody is told: `queued`, or `accepted` where a messaging service sends it.
    pub(super) const fn first_status(&self) -> &'static str {
        if self.service.is_some() { "accepted" } else { "queued" }
    }

    /// The parameters of a status callback.
    ///
    /// <https://www.twilio.com/docs/messaging/guides/track-outbound-message-status>
    pub(super) fn parameters(&self, status: &str, error: Option<u32>) -> Parameters {
        let SentMessage { sid, to, from, .. } = &self.message;
        let mut facts: Parameters = [
            ("MessageSid", sid.as_str()),
            ("SmsSid", sid),
            ("MessageStatus", status),
            ("SmsStatus", status),
            ("AccountSid", &self.fetcher.account.sid),
            ("From", from),
            ("To", to),
            ("ApiVersion", API_VERSION),
        ]
        .into_iter()
        .collect();
        facts = facts.with_some("MessagingServiceSid", self.service.as_ref());
        facts = facts.with_some("ErrorCode", error.map(|code| code.to_string()));
        if let Some((channel, address)) = to.split_once(':') {
            facts.set("ChannelPrefix", channel);
            facts.set("ChannelToAddress", address);
            facts.set("StructuredMessage", "false");
            facts.set("ChannelInstallSid", channel_install_sid(channel));
        }
        row("MessageStatusUpdate").map_or_else(|| facts.clone(), |row| of_facts(row, &facts))
    }
}

/// The SID of the account's channel, the same for all its messages.
fn channel_install_sid(channel: &str) -> String {
    format!("XE{}", Random::of(0, channel).hex())
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing")
            .field("message", &self.message)
            .field("callbacks", &self.callbacks)
            .finish_non_exhaustive()
    }
}
