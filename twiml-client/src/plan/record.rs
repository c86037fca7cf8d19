//! What the journal keeps of one resource.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::state::State;
use crate::target::{TargetKind, Values};

/// What the journal keeps of one resource: what was there before, and what was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Record {
    /// The version of the format.
    pub version: u32,
    /// The account.
    pub account: String,
    /// The SID of the resource.
    pub sid: String,
    /// The region, if it is not the first one: each has a configuration of its own.
    #[serde(default)]
    pub region: Option<String>,
    /// What the parameters held before the first write; the empty text for what was unset.
    pub before: Values,
    /// What was written last.
    pub wrote: Values,
    /// What was written before that. Until an answer came, the resource may hold this as well.
    #[serde(default)]
    pub earlier: Vec<Values>,
    /// The SIDs of the targets whose plans wrote it: the plan for a number may change the messaging service or the application of the number.
    #[serde(default)]
    pub targets: Vec<String>,
    /// Whether it was written [for as long as an application runs](super::Told::for_now).
    #[serde(default)]
    pub for_now: bool,
    /// What the journal had of the resource before it was written for now. It is what the journal has once this is put back.
    #[serde(default)]
    pub below: Option<Box<Self>>,
    /// Whether Twilio has answered that it is written. Without an answer, it may be written later than the record is read.
    #[serde(default)]
    pub confirmed: bool,
    /// When it was written, in seconds since 1970.
    #[serde(default)]
    pub time: i64,
    /// The process that wrote it.
    #[serde(default)]
    pub pid: u32,
}

/// The method of a URL where nothing is said.
pub(super) const DEFAULT_METHOD: &str = "POST";

/// How many writes are remembered beside the last.
const EARLIER: usize = 16;

/// After so many seconds, a request without an answer has had its effect, or has none. That Twilio is not slower is an assumption.
const LATEST: i64 = 60;

impl Record {
    /// The version of the format that this crate writes, and the only one that it reads.
    pub const VERSION: u32 = 1;

    /// A record of what was there and what was written.
    pub fn new(account: impl Into<String>, sid: impl Into<String>, before: Values, wrote: Values) -> Self {
        Self {
            version: Self::VERSION,
            account: account.into(),
            sid: sid.into(),
            region: None,
            before,
            wrote,
            earlier: Vec::new(),
            targets: Vec::new(),
            for_now: false,
            below: None,
            confirmed: false,
            time: 0,
            pid: 0,
        }
    }

    /// What kind of resource it is.
    pub fn kind(&self) -> Option<TargetKind> {
        TargetKind::of_sid(&self.sid)
    }

    /// Whether this is what was written to a parameter.
    pub(super) fn wrote(&self, parameter: &str, value: Option<&str>) -> bool {
        let wrote = |values: &Values| values.mentions(parameter) && values.get(parameter) == value;
        wrote(&self.wrote)
            || self.earlier.iter().any(wrote)
            || self.below.as_ref().is_some_and(|below| below.wrote(parameter, value))
    }

    /// The record once a plan for this target has written a form. What is written for now lies above what stays, and what stays takes the place of both.
    pub(super) fn next(
        known: Option<&Self>,
        state: &State,
        form: &[(&'static str, String)],
        target: &str,
        for_now: bool,
    ) -> Self {
        let (base, below) = match known {
            Some(known) if for_now && !known.for_now => (None, Some(Box::new(known.clone()))),
            Some(known) if known.for_now && !for_now => (Some(known.clone().flattened()), None),
            Some(known) => (Some(known.clone()), known.below.clone()),
            None => (None, None),
        };
        let (confirmed, time, pid) = (false, seconds_now(), std::process::id());
        let mut record =
            Self { for_now, below, confirmed, time, pid, ..Self::after(base.as_ref(), state, form) };
        if !record.targets.iter().any(|known| known == target) {
            record.targets.push(target.to_owned());
        }
        record
    }

    /// Whether nothing more can come of the request that it tells of.
    pub(super) fn is_settled(&self) -> bool {
        self.confirmed || seconds_now().saturating_sub(self.time) > LATEST
    }

    /// The record with what was there before all that it tells of.
    fn flattened(mut self) -> Self {
        if let Some(below) = self.below.take() {
            for (parameter, value) in below.before.iter() {
                self.before.put(parameter, value.to_owned());
            }
            self.targets.extend(below.targets);
        }
        self
    }

    /// The record after a form is written to a resource. What was there first is kept for what still holds what was written; a method goes with its URL.
    fn after(known: Option<&Self>, state: &State, form: &[(&'static str, String)]) -> Self {
        let mut record = known
            .cloned()
            .unwrap_or_else(|| Self::new(&state.account, &state.sid, Values::default(), Values::default()));
        if !record.wrote.is_empty() {
            record.earlier.retain(|earlier| *earlier != record.wrote);
            record.earlier.insert(0, record.wrote.clone());
            record.earlier.truncate(EARLIER);
        }
        for (parameter, value) in form {
            let decides = state.kind.url_of(parameter).unwrap_or(parameter);
            let is_ours = known.is_some_and(|known| {
                known.before.mentions(parameter) && known.wrote(decides, state.values.get(decides))
            });
            if !is_ours {
                record.before.put(parameter, now(state, parameter));
            }
            record.wrote.put(parameter, value.clone());
        }
        record
    }
}

fn seconds_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or_default()
}

/// What a parameter holds, as it is sent to put it back.
fn now(state: &State, parameter: &str) -> String {
    let is_method = state.kind.url_of(parameter).is_some();
    let unset = if is_method { DEFAULT_METHOD } else { "" };
    state.values.get(parameter).unwrap_or(unset).to_owned()
}
