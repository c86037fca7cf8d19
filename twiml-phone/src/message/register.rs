//! The account's list of messages.

use super::incoming::Incoming;
use super::office::Office;
use super::outgoing::Outgoing;
use super::record::Record;
use crate::transcript::What;

impl Office {
    /// All messages, in the order in which they came.
    pub(crate) fn records(&self) -> Vec<Record> {
        self.memory.read(|memory| memory.records.clone())
    }

    /// Changes what is remembered of a message.
    pub(crate) fn change_record(&self, sid: &str, change: impl FnOnce(&mut Record)) {
        let now = self.account.clock.now();
        self.memory.change(|memory| {
            if let Some(record) = memory.records.iter_mut().find(|record| record.sid == sid) {
                record.updated_at = now;
                change(record);
            }
        });
    }

    /// Whether the application has sent this message.
    pub(crate) fn has_sent(&self, sid: &str) -> bool {
        self.memory.read(|memory| memory.outgoing.iter().any(|outgoing| outgoing.message.sid == sid))
    }

    /// Forgets a message.
    pub(crate) fn forget(&self, sid: &str) {
        self.memory.change(|memory| memory.records.retain(|record| record.sid != sid));
    }

    pub(super) fn remember_incoming(&self, sid: &str, incoming: &Incoming) {
        let service = self.settings.read(|settings| settings.service.clone());
        let record = Record::of_incoming(sid, incoming, service, self.account.clock.now());
        self.memory.change(|memory| memory.records.push(record));
    }

    pub(super) fn remember_outgoing(&self, outgoing: Outgoing, status: &str) {
        let record = Record::of_outgoing(&outgoing, status, self.account.clock.now());
        self.memory.change(|memory| {
            memory.records.push(record);
            memory.outgoing.push(outgoing);
        });
    }

    pub(super) fn remember_status(&self, sid: &str, status: &str, error: Option<u32>) {
        let now = self.account.clock.now();
        self.change_record(sid, |record| record.becomes(status, error, now));
    }
}

/// Messages that are sent later.
impl Office {
    /// Takes a message that is sent later, or never.
    pub(crate) fn schedule(&self, outgoing: Outgoing) {
        self.remember_outgoing(outgoing, "scheduled");
    }

    /// Sends a message that was scheduled. The answer is whether it still was.
    pub(crate) fn send_scheduled(&self, sid: &str) -> bool {
        let due = self.memory.read(|memory| {
            let is_due = |record: &&Record| record.sid == sid && record.status == "scheduled";
            memory.records.iter().find(is_due)?;
            memory.outgoing.iter().find(|outgoing| outgoing.message.sid == sid).cloned()
        });
        let Some(outgoing) = due else { return false };
        self.remember_status(sid, "accepted", None);
        outgoing.fetcher.log.add(What::Sent(outgoing.message));
        true
    }
}
