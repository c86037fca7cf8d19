//! Messages to and fro between a person and the application.

use std::fmt;

use crate::failed::Failed;
use crate::fetch::Webhook;
use crate::machine::Shared;
use crate::message::Incoming;
use crate::phone::Phone;
use crate::transcript::{Event, Purpose, Raised, SentMessage, SentRequest, What};

/// A person and a number that write to each other. [`Phone::text`] begins it.
///
/// It displays itself as a transcript.
#[derive(Clone)]
pub struct Conversation {
    phone: Phone,
    webhook: Webhook,
    first: Incoming,
    /// The SIDs of the person's messages.
    sids: Shared<Vec<String>>,
}

impl Conversation {
    pub(crate) fn new(phone: &Phone, webhook: Webhook, first: Incoming) -> Self {
        Self { phone: phone.clone(), webhook, first, sids: Shared::default() }
    }

    pub(crate) async fn begin(&self) -> Result<(), Failed> {
        self.send(self.first.clone()).await
    }

    /// The same person writes again.
    ///
    /// # Errors
    ///
    /// If the application has no answer, and neither has its fallback; on a [strict](Phone::strict) phone also if an error or a warning was raised.
    pub async fn text(&self, body: impl Into<String>) -> Result<(), Failed> {
        let Incoming { from, to, profile, .. } = self.first.clone();
        self.send(Incoming { from, to, profile, body: body.into(), ..Incoming::default() }).await
    }

    async fn send(&self, incoming: Incoming) -> Result<(), Failed> {
        let (office, webhook) = (self.phone.office().clone(), self.webhook.clone());
        let sid = self.phone.account().new_sid(incoming.sid_prefix());
        self.sids.change(|sids| sids.push(sid.clone()));
        let before = self.errors().len();
        let result = Shared::new(Ok(()));
        let given = result.clone();
        let mut driver = self.phone.driver().await;
        self.phone.account().clock.spawn(async move {
            let ended = office.receive(&sid, incoming, webhook).await;
            given.change(|given| *given = ended);
        });
        driver.rest().await;
        drop(driver);
        if let Err(fault) = result.get() {
            return Err(Failed::new(&fault, &self.requests(), self));
        }
        match self.errors().into_iter().nth(before).filter(|_| self.phone.is_strict()) {
            Some(raised) => Err(Failed::raised(&raised, self)),
            None => Ok(()),
        }
    }

    /// The messages that the application has sent in answer, in order. Each is equal to its text.
    pub fn replies(&self) -> Vec<SentMessage> {
        self.collect(|what| match what {
            What::Sent(message) => Some(message.clone()),
            _ => None,
        })
    }

    /// The errors and warnings that were raised.
    pub fn errors(&self) -> Vec<Raised> {
        self.collect(|what| match what {
            What::Raised(raised) => Some(raised.clone()),
            _ => None,
        })
    }

    /// All requests to the application, with what came back.
    pub fn requests(&self) -> Vec<SentRequest> {
        self.collect(|what| match what {
            What::Request(request) => Some(request.clone()),
            _ => None,
        })
    }

    /// The requests that asked for a document.
    pub fn questions(&self) -> Vec<SentRequest> {
        self.requests().into_iter().filter(|request| request.purpose == Purpose::Document).collect()
    }

    /// The requests that told the application something, such as the status of a reply.
    pub fn notices(&self) -> Vec<SentRequest> {
        self.requests().into_iter().filter(|request| request.purpose == Purpose::Notice).collect()
    }

    /// Everything that has happened.
    pub fn events(&self) -> Vec<Event> {
        let sids = self.sids.get();
        let is_ours = |event: &&Event| sids.iter().any(|sid| **sid == *event.of);
        self.phone.transcript().read(|events| events.iter().filter(is_ours).cloned().collect())
    }

    fn collect<T>(&self, pick: impl Fn(&What) -> Option<T>) -> Vec<T> {
        self.events().iter().filter_map(|event| pick(&event.what)).collect()
    }
}

impl fmt::Display for Conversation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.events().iter().try_for_each(|event| writeln!(f, "{event}"))
    }
}

impl fmt::Debug for Conversation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conversation")
            .field("first", &self.first)
            .field("sids", &self.sids)
            .finish_non_exhaustive()
    }
}

/// A reply is equal to its text: `assert_eq!(conversation.replies(), ["Thanks!"])`.
impl PartialEq<str> for SentMessage {
    fn eq(&self, text: &str) -> bool {
        self.body == text
    }
}

/// As above.
impl PartialEq<&str> for SentMessage {
    fn eq(&self, text: &&str) -> bool {
        self.body == *text
    }
}
