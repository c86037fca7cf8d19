//! A plan: what would be done, what stands against it, and what there is to know.

use std::fmt;

use super::finding::{Refusal, Warning};
use super::part::{Change, Part};
use super::record::Record;
use super::restoration::Restoration;
use super::situation::Situation;
use super::state::State;
use super::store::Journal;
use super::told::Told;
use super::wanted::Wanted;
use crate::config::Product;

/// What would be done so that Twilio calls this application, and what is against it.
///
/// It is made by [`Webhooks::plan`](super::PlanWebhooks::plan), or without IO by [`Plan::compare`]. Printed, it is a difference as infrastructure
/// tools show it.
#[derive(Clone)]
#[must_use = "a plan does nothing until `.apply(&client)`"]
pub struct Plan {
    pub(super) situation: Situation,
    pub(super) wanted: Wanted,
    pub(super) told: Told,
    pub(super) parts: Vec<Part>,
    pub(super) refusals: Vec<Refusal>,
    pub(super) warnings: Vec<Warning>,
    pub(super) journal: Option<Journal>,
}

/// What becomes of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Everything is as wanted.
    Nothing,
    /// There are differences, and they can be applied.
    Apply,
    /// Something is against it. Nothing is sent.
    Refuse,
}

/// A request of a plan.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlannedRequest {
    /// `api` or `messaging`, for `https://api.twilio.com` or `https://messaging.twilio.com`.
    pub host: &'static str,
    /// Its path.
    pub path: String,
    /// Its form, in order.
    pub form: Vec<(&'static str, String)>,
}

/// Without what is printed: URLs, and what they are compared with.
impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plan")
            .field("target", &self.target().sid)
            .field("verdict", &self.verdict())
            .field("parts", &self.parts)
            .finish_non_exhaustive()
    }
}

/// The names of what is sent. A URL may have a secret in its query.
impl fmt::Debug for PlannedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.form.iter().map(|(name, _)| name).collect();
        f.debug_struct("PlannedRequest")
            .field("path", &self.path)
            .field("form", &names)
            .finish_non_exhaustive()
    }
}

impl Verdict {
    /// `nothing`, `apply` or `refuse`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Apply => "apply",
            Self::Refuse => "refuse",
        }
    }
}

impl PlannedRequest {
    pub(super) fn of(state: &State, form: Vec<(&'static str, String)>) -> Self {
        let host = match state.kind.product() {
            Product::Api => "api",
            Product::Messaging => "messaging",
        };
        Self { host, path: state.path(), form }
    }
}

impl Plan {
    /// What becomes of it.
    pub fn verdict(&self) -> Verdict {
        if !self.refusals.is_empty() {
            Verdict::Refuse
        } else if self.parts.iter().all(|part| part.form.is_empty()) {
            Verdict::Nothing
        } else {
            Verdict::Apply
        }
    }

    /// The resource that it is for, as it is.
    pub fn target(&self) -> &State {
        &self.situation.target
    }

    /// What is done with each resource: first the target, then what comes before it.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What changes in the target.
    pub fn changes(&self) -> &[Change] {
        self.parts.first().map(|part| part.changes.as_slice()).unwrap_or_default()
    }

    /// What is against it.
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// What there is to know.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The requests that it sends, in order: one for each resource that changes, and none if it is refused.
    pub fn requests(&self) -> Vec<PlannedRequest> {
        let changing = self.sent().map(|part| PlannedRequest::of(&part.state, part.form.clone()));
        changing.collect()
    }

    /// The requests that put back what was there, in order, once the plan is applied.
    pub fn restore(&self) -> Vec<PlannedRequest> {
        if self.verdict() == Verdict::Refuse {
            return Vec::new();
        }
        let requests = self.parts.iter().rev().filter_map(|part| {
            let restoration = Restoration::of(&part.written(), &self.record(part)?);
            (!restoration.form.is_empty()).then(|| PlannedRequest::of(&part.state, restoration.form))
        });
        requests.collect()
    }

    /// What the journal keeps of a part once it is applied. What stays is not put back at the end of a run.
    pub(super) fn record(&self, part: &Part) -> Option<Record> {
        let for_now = self.told.for_now;
        let record = part.record(self.situation.region.as_deref(), &self.target().sid, for_now)?;
        (record.for_now || !for_now).then_some(record)
    }

    /// The exit status of a program that shows the plan: 0 if there is nothing to do, 1 if it is refused; with differences, 2 if the
    /// program is to check that there are none, and 0 otherwise.
    pub fn exit_status(&self, check: bool) -> u8 {
        match self.verdict() {
            Verdict::Refuse => 1,
            Verdict::Apply if check => 2,
            Verdict::Apply | Verdict::Nothing => 0,
        }
    }

    /// The parts that are written.
    pub(super) fn sent(&self) -> impl Iterator<Item = &Part> {
        let is_refused = self.verdict() == Verdict::Refuse;
        self.parts.iter().filter(move |part| !is_refused && !part.form.is_empty())
    }
}
