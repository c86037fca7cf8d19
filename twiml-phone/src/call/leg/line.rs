//! A leg, and what is known of it.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use twiml_values::CallStatus;

use super::decision::Decision;
use super::facts::{Facts, Watcher};
#[cfg(feature = "streams")]
use crate::call::audio::Sounds;
use crate::call::gone::Gone;
use crate::call::input::{Ear, Input};
use crate::call::recordings::Recording;
use crate::fault::Fault;
use crate::fetch::Fetcher;
use crate::machine::{Handle, Shared};
use crate::request::{CallFacts, Parameters};
use crate::transcript::Log;

/// How long the detection of machines takes, which is an assumption.
pub(crate) const DETECTION: Duration = Duration::from_secs(3);

/// No call is longer. Twilio can allow an account 24 hours, which the phone does not know.
///
/// <https://www.twilio.com/docs/voice/twiml/dial#timelimit>
pub(super) const LONGEST_CALL: Duration = Duration::from_secs(4 * 3600);

/// A leg of a call. Clones are the same leg.
#[derive(Clone)]
pub(crate) struct Leg(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) facts: Facts,
    pub(super) state: Shared<State>,
    /// What it asks and tells the application with.
    pub(super) fetcher: Fetcher,
    #[cfg(feature = "streams")]
    pub(super) sounds: Shared<Sounds>,
}

/// What has become of a leg.
pub(super) struct State {
    pub(super) status: CallStatus,
    pub(super) watchers: Vec<Watcher>,
    /// How long it lasts at most.
    pub(super) limit: Duration,
    /// The recording that it was placed with.
    pub(super) recording: Option<Recording>,
    pub(super) began_at: Duration,
    pub(super) answered_at: Option<Duration>,
    pub(super) ended_at: Option<Duration>,
    pub(super) gone: Option<Gone>,
    /// Whether it is its turn to be placed.
    pub(super) is_due: bool,
    pub(super) decided: Option<Decision>,
    pub(super) ears: Vec<Ear>,
    pub(super) inputs: VecDeque<Input>,
    /// How often somebody has acted with an effect.
    pub(super) acted: u32,
    pub(super) told: u32,
    pub(super) doing: String,
    pub(super) answered_by: Option<String>,
    /// Who or what was found to have answered while the call went on, which its requests do not tell.
    pub(super) detected: Option<String>,
    pub(super) failure: Option<Fault>,
    pub(super) sip: Option<u16>,
    /// The leg that hears what this one says, where that is not its own person.
    pub(super) speaks_to: Option<Leg>,
    /// The leg that gets what comes in here.
    pub(super) passes_on_to: Option<Leg>,
}

impl Leg {
    pub(crate) fn new(facts: Facts, status: CallStatus, fetcher: Fetcher, watchers: Vec<Watcher>) -> Self {
        let state = State {
            status,
            watchers,
            limit: LONGEST_CALL,
            recording: None,
            began_at: fetcher.account.clock.now(),
            answered_at: None,
            ended_at: None,
            gone: None,
            is_due: false,
            decided: None,
            ears: Vec::new(),
            inputs: VecDeque::new(),
            acted: 0,
            told: 0,
            doing: String::new(),
            answered_by: None,
            detected: None,
            failure: None,
            sip: None,
            speaks_to: None,
            passes_on_to: None,
        };
        Self(Arc::new(Inner {
            facts,
            state: Shared::new(state),
            fetcher,
            #[cfg(feature = "streams")]
            sounds: Shared::default(),
        }))
    }

    pub(crate) fn facts(&self) -> &Facts {
        &self.0.facts
    }

    pub(crate) fn sid(&self) -> &str {
        &self.0.facts.sid
    }

    pub(crate) fn log(&self) -> &Log {
        &self.0.fetcher.log
    }

    pub(crate) fn clock(&self) -> &Handle {
        &self.0.fetcher.account.clock
    }

    pub(crate) fn fetcher(&self) -> &Fetcher {
        &self.0.fetcher
    }

    /// What can be heard on it, as bytes.
    #[cfg(feature = "streams")]
    pub(crate) fn sounds(&self) -> &Shared<Sounds> {
        &self.0.sounds
    }

    pub(crate) fn status(&self) -> CallStatus {
        self.0.state.read(|state| state.status.clone())
    }

    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// What every request about the leg tells.
    pub(crate) fn parameters(&self) -> Parameters {
        let Facts { sid, parent, from, to, direction, others, .. } = self.facts();
        let status = self.status();
        let facts = CallFacts {
            account: &self.0.fetcher.account.sid,
            sid,
            parent: parent.as_deref(),
            from,
            to,
            status: status.as_str(),
            direction,
        };
        let answered_by = self.who_answered();
        let took = answered_by.is_some().then_some(DETECTION.as_millis().to_string());
        let facts = facts.parameters().with_all(others).with_some("AnsweredBy", answered_by);
        facts.with_some("MachineDetectionDuration", took)
    }

    /// Who or what has answered, if that is known.
    pub(crate) fn who_answered(&self) -> Option<String> {
        self.0.state.read(|state| state.answered_by.clone())
    }

    /// Who or what has answered, also if it was found while the call went on.
    #[cfg(feature = "rest")]
    pub(crate) fn who_was_detected(&self) -> Option<String> {
        self.0.state.read(|state| state.answered_by.clone().or_else(|| state.detected.clone()))
    }

    /// Another leg hears what is said here.
    pub(crate) fn speaks_to(&self, other: &Self) {
        self.0.state.change(|state| state.speaks_to = Some(other.clone()));
    }

    /// Who or what has answered, which its requests tell from now on.
    pub(crate) fn answered_by(&self, who: &str) {
        self.0.state.change(|state| state.answered_by = Some(who.to_owned()));
    }

    /// Who or what was found to have answered while the call went on.
    pub(crate) fn detected(&self, who: &str) {
        self.0.state.change(|state| state.detected = Some(who.to_owned()));
    }
}

impl fmt::Debug for Leg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Leg")
            .field("facts", &self.0.facts)
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
