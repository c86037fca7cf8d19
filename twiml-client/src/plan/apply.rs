//! A plan, applied.

use super::error::PlanError;
use super::outcome::{Plan, Verdict};
use super::part::Part;
use super::read;
use super::record::Record;
use super::restore::{Restored, restore};
use super::state::State;
use super::store::Journal;
use super::write::{read_back, send};
use crate::client::Client;

/// A plan that was applied: what is in the journal for its resources.
#[derive(Debug, Clone)]
pub struct Applied {
    journal: Journal,
    /// In the order in which they were written.
    records: Vec<Record>,
    written: usize,
}

impl Plan {
    /// Does what it says, in one request for each resource that changes.
    ///
    /// Everything is read again first. What is there goes into the journal before it is overwritten, and what was written is read back and compared. A plan
    /// with nothing to do sends nothing.
    ///
    /// # Errors
    ///
    /// [`PlanError`]: [`Refused`](PlanError::Refused) and [`Changed`](PlanError::Changed) before anything is sent. After another one, the journal has what
    /// may have been written.
    pub async fn apply(&self, client: &Client) -> Result<Applied, PlanError> {
        let journal = self.journal()?;
        if self.verdict() == Verdict::Refuse {
            return Err(PlanError::Refused(Box::new(self.clone())));
        }
        let situation = read::again(client, &self.situation, &journal).await?;
        let now = Self::compare(situation, self.wanted.clone(), self.told.clone());
        let now = Self { journal: self.journal.clone(), ..now };
        if !self.still_holds(&now) {
            return Err(PlanError::Changed(Box::new(now)));
        }
        let mut applied = Applied { journal, records: Vec::new(), written: 0 };
        for part in now.parts() {
            applied.records.extend(match now.record(part) {
                Some(record) if !part.form.is_empty() => {
                    write(client, &applied.journal, part, &record).await?;
                    applied.written += 1;
                    Some(record)
                }
                record => record,
            });
        }
        Ok(applied)
    }

    /// Whether what was planned is what would be done now. A messaging service or a TwiML application may be as wanted meanwhile, because the plan for
    /// another number of it was applied.
    fn still_holds(&self, now: &Self) -> bool {
        let planned = self.requests();
        let is_read = |state: &State| self.situation.states().any(|known| known == state);
        now.verdict() != Verdict::Refuse
            && now.target() == self.target()
            && now.requests().iter().all(|request| planned.contains(request))
            && now.sent().all(|part| is_read(&part.state))
    }

    fn journal(&self) -> Result<Journal, PlanError> {
        match &self.journal {
            Some(journal) => Ok(journal.clone()),
            None => Ok(Journal::of_user()?),
        }
    }
}

impl Applied {
    /// How many resources were written: none, if everything was as wanted.
    pub fn written(&self) -> usize {
        self.written
    }

    /// What is in the journal for the resources of the plan, of earlier runs as well.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Where the journal is.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Puts back what was there before the first plan was applied, as far as it still holds what was written.
    ///
    /// # Errors
    ///
    /// [`PlanError`]. What is not put back is still in the journal.
    pub async fn restore(&self, client: &Client) -> Result<Vec<Restored>, PlanError> {
        let mut restored = Vec::new();
        for record in self.records.iter().rev() {
            // The one in the journal may be newer: the plan was applied again, at another address.
            let newest = self.journal.find(&record.account, &record.sid, record.region.as_deref())?;
            if let Some(record) = newest {
                restored.push(restore(client, &self.journal, &record).await?);
            }
        }
        Ok(restored)
    }
}

/// Writes one resource. The journal has it before Twilio has.
async fn write(client: &Client, journal: &Journal, part: &Part, record: &Record) -> Result<(), PlanError> {
    let State { kind, sid, .. } = &part.state;
    journal.keep(record)?;
    if let Err(error) = send(client, *kind, sid, &part.form).await {
        if matches!(&error, PlanError::Client(error) if !error.may_have_happened()) {
            // Nothing was written.
            match &part.known {
                Some(known) => journal.keep(known)?,
                None => journal.remove(record)?,
            }
        }
        return Err(error);
    }
    journal.keep(&Record { confirmed: true, ..record.clone() })?;
    read_back(client, *kind, sid, &part.form).await
}
