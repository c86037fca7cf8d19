//! Who is told of something that goes on for a while.

use twiml_schema::Delivery;

use super::address::{address, parameters_of};
use super::script::Script;
use crate::answer::Element;
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
    /// The address in an attribute of an element, if the attribute is there.
    pub(crate) fn of(script: &Script, element: &Element, attribute: &str) -> Option<Self> {
        let address = address(element, attribute)?;
        let kind = match address.delivery {
            Delivery::ConferenceStatus => NoticeKind::Conference,
            _ => NoticeKind::Other,
        };
        match script.webhook(&address) {
            Ok(webhook) => {
                let (delivery, fetcher) = (address.delivery, script.leg.fetcher().clone());
                Some(Self { webhook, delivery, kind, fetcher })
            }
            Err(fault) => {
                script.raise(fault);
                None
            }
        }
    }

    /// Tells what this kind of notice has, of these facts.
    pub(crate) fn tell(&self, facts: &Parameters) {
        let parameters = parameters_of(self.delivery, facts);
        let (webhook, kind) = (self.webhook.clone(), self.kind);
        self.fetcher.tell(Notice { webhook, parameters, kind });
    }
}
