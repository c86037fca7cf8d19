//! What becomes of a message that was sent.

use super::office::Office;
use super::outgoing::{Continuation, Outgoing};
use crate::fault::{Fault, Outcome, row};
use crate::fetch::{Fetcher, Notice, NoticeKind};
use crate::transcript::What;

impl Office {
    /// Takes a message to send, and writes it down.
    pub(crate) fn dispatch(&self, outgoing: Outgoing) {
        outgoing.fetcher.log.add(What::Sent(outgoing.message.clone()));
        let status = outgoing.first_status();
        self.remember_outgoing(outgoing, status);
    }

    /// The SID of the message that was sent last, if one was.
    pub(crate) fn last_sent(&self) -> Option<String> {
        self.memory.read(|memory| memory.outgoing.last().map(|outgoing| outgoing.message.sid.clone()))
    }

    /// Lets a message that was sent have a status, and tells whoever wants to hear of it. Does nothing if no such message was sent.
    ///
    /// `queued`, `accepted` and `scheduled` are in the response of the REST API, and never told.
    pub(crate) fn report(&self, sid: &str, status: &str, error: Option<u32>) {
        let taken = self.memory.change(|memory| {
            let outgoing = memory.outgoing.iter_mut().find(|outgoing| outgoing.message.sid == sid)?;
            Some((outgoing.clone(), outgoing.goes_on.take()))
        });
        let Some((outgoing, goes_on)) = taken else { return };
        let failed = matches!(status, "failed" | "undelivered");
        let error = error.filter(|_| failed);
        self.remember_status(sid, status, error);
        if let Some(code) =
            error.filter(|code| row(*code).is_some_and(|row| row.outcome == Outcome::Undelivered))
        {
            outgoing.fetcher.raise(Fault::new(code, format!("the message to {}", outgoing.message.to)));
        }
        let is_told = !matches!(status, "accepted" | "queued" | "scheduled");
        for webhook in outgoing.callbacks.iter().filter(|_| is_told) {
            let parameters = outgoing.parameters(status, error);
            let notice = Notice { webhook: webhook.clone(), parameters, kind: NoticeKind::Other };
            match &goes_on {
                Some(goes_on) => self.tell_and_go_on(&outgoing.fetcher, notice, goes_on.clone()),
                None => outgoing.fetcher.tell(notice),
            }
        }
    }

    /// Tells of a status, and goes on with the TwiML that comes back.
    fn tell_and_go_on(&self, fetcher: &Fetcher, notice: Notice, goes_on: Continuation) {
        let fetcher = fetcher.clone();
        self.account.clock.spawn(async move {
            if let Some(answered) = fetcher.tell_and_hear(&notice).await {
                goes_on(answered).await;
            }
        });
    }
}
