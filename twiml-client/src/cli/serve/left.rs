//! What is configured at Twilio for as long as the application is served.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::cli::account::{name, sids};
use crate::cli::told::this_program;
use crate::plan::{Journal, JournalError, Plan, Record};

/// What is left to restore. Clones are the same.
#[derive(Debug, Clone)]
pub(super) struct Left {
    /// None without an account.
    journal: Option<Journal>,
    /// The names of the targets by the SIDs that are written.
    names: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Left {
    /// Nothing yet.
    pub(super) fn in_journal(journal: Option<Journal>) -> Self {
        Self { journal, names: Arc::default() }
    }

    /// Remembers what a plan is about to write, with the name of its target.
    pub(super) fn add(&self, plan: &Plan) {
        let mut left = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        left.extend(sids(plan).map(|sid| (sid.to_owned(), name(plan).to_owned())));
    }

    /// What of it is in the journal, the newest first.
    pub(super) fn records(&self) -> Result<Vec<Record>, JournalError> {
        let mut records = self.journal.as_ref().map(Journal::pending).transpose()?.unwrap_or_default();
        records.retain(|record| self.name(&record.sid).is_some());
        records.reverse();
        Ok(records)
    }

    /// The targets that still lead here.
    pub(super) fn names(&self) -> Result<Vec<String>, JournalError> {
        let records = self.records()?;
        let mut names: Vec<_> = records.iter().filter_map(|record| self.name(&record.sid)).collect();
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// Says what still leads here, and how to restore it.
    pub(super) fn tell(&self, say: impl Fn(String)) {
        match self.names() {
            Ok(names) => {
                for name in names {
                    say(format!(
                        "{name} still leads here: `{} restore {name}` puts back what was there",
                        this_program()
                    ));
                }
            }
            Err(error) => say(error.to_string()),
        }
    }

    fn name(&self, sid: &str) -> Option<String> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).get(sid).cloned()
    }
}
