//! Who is told of something that goes on for a while.

use twiml_schema::Delivery;

use super::address::parameters_of;
use crate::fetch::{Fetcher, Notice, NoticeKind, Webhook};
use crate::request::Parameters;

/// Who is told of something that goes on for a while, perhaps longer than the document that began it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    webhook: Webhook,
    delivery: Delivery,
    kind: NoticeKind,
    fetcher: Fetcher,
}

impl Told {
    /// Somebody who is told by this webhook.
    pub(crate) fn new(webhook: Webhook, delivery: Delivery, fetcher: &Fetcher) -> Self {
        let kind = match delivery {
            Delivery::ConferenceStatus => NoticeKind::Conference,
            _ => NoticeKind::Other,
        };
        Self { webhook, delivery, kind, fetcher: fetcher.clone() }
    }

    /// Tells what this kind of notice has, of these facts.
    pub(crate) fn tell(&self, facts: &Parameters) {
        let parameters = parameters_of(self.delivery, facts);
        let (webhook, kind) = (self.webhook.clone(), self.kind);
        self.fetcher.tell(Notice { webhook, parameters, kind });
    }
}
