//! A resource with what decides about it.

use super::record::Record;
use super::state::State;

/// Everything that a plan is made of, beside what is wanted.
#[derive(Debug, Clone)]
pub struct Situation {
    /// What is planned for.
    pub target: State,
    /// The TwiML applications that it names, as far as they can be read.
    pub applications: Vec<State>,
    /// The messaging service that a number is in.
    pub service: Option<State>,
    /// The journal of each of them.
    pub records: Vec<Record>,
    /// For a TwiML application: how many numbers name it.
    pub numbers: Option<usize>,
    /// The region of the client, if it is not the first one.
    pub region: Option<String>,
}

impl Situation {
    /// A resource alone, of which nothing else is known.
    pub fn of(target: State) -> Self {
        Self {
            target,
            applications: Vec::new(),
            service: None,
            records: Vec::new(),
            numbers: None,
            region: None,
        }
    }

    pub(super) fn record(&self, sid: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.sid == sid)
    }

    /// The resources that were read: what would have to change for a plan not to hold any more.
    pub(super) fn states(&self) -> impl Iterator<Item = &State> {
        [&self.target].into_iter().chain(&self.applications).chain(&self.service)
    }
}
