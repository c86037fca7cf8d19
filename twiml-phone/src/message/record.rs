//! What the account remembers of each message.

use std::time::Duration;

use super::incoming::Incoming;
use super::media::KeptMedia;
use super::outgoing::Outgoing;

/// A message that was received or taken to be sent, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) sid: String,
    pub(crate) to: String,
    pub(crate) from: String,
    pub(crate) body: String,
    pub(crate) media: Vec<KeptMedia>,
    /// `inbound`, `outbound-api`, `outbound-call` or `outbound-reply`.
    pub(crate) direction: &'static str,
    pub(crate) service: Option<String>,
    pub(crate) status: String,
    pub(crate) error: Option<u32>,
    pub(crate) created_at: Duration,
    pub(crate) updated_at: Duration,
    pub(crate) sent_at: Option<Duration>,
}

impl Record {
    pub(super) fn of_incoming(
        sid: &str,
        incoming: &Incoming,
        service: Option<String>,
        now: Duration,
    ) -> Self {
        Self {
            sid: sid.to_owned(),
            to: incoming.to.clone(),
            from: incoming.from.clone(),
            body: incoming.body.clone(),
            media: KeptMedia::of_incoming(sid, &incoming.media),
            direction: "inbound",
            service,
            status: "received".to_owned(),
            error: None,
            created_at: now,
            updated_at: now,
            sent_at: Some(now),
        }
    }

    pub(super) fn of_outgoing(outgoing: &Outgoing, status: &str, now: Duration) -> Self {
        let message = &outgoing.message;
        Self {
            sid: message.sid.clone(),
            to: message.to.clone(),
            from: message.from.clone(),
            body: message.body.clone(),
            media: KeptMedia::of_outgoing(&message.sid, &message.media),
            direction: match outgoing.fetcher.log.of() {
                of if of == message.sid => "outbound-api",
                of if of.starts_with("CA") => "outbound-call",
                _ => "outbound-reply",
            },
            service: outgoing.service.clone(),
            status: status.to_owned(),
            error: None,
            created_at: now,
            updated_at: now,
            sent_at: None,
        }
    }

    pub(super) fn becomes(&mut self, status: &str, error: Option<u32>, now: Duration) {
        status.clone_into(&mut self.status);
        (self.error, self.updated_at) = (error, now);
        if status == "sent" {
            self.sent_at = self.sent_at.or(Some(now));
        }
    }
}
