//! How a leg comes on, and who is told.

use std::time::Duration;

use twiml_schema::Delivery;
use twiml_values::CallStatus;

use super::facts::Watcher;
use super::line::{LONGEST_CALL, Leg, State};
use crate::call::address::parameters_of;
use crate::call::gone::Gone;
use crate::call::recordings::Recording;
use crate::fault::Fault;
use crate::fetch::{Notice, NoticeKind};
use crate::machine::{Pace, race};
use crate::request::Parameters;
use crate::transcript::What;

impl Leg {
    pub(crate) fn is_over(&self) -> bool {
        self.0.state.read(|state| state.ended_at.is_some())
    }

    /// Whether it rings on the other side, with nobody having answered.
    pub(crate) fn rings(&self) -> bool {
        self.status() == CallStatus::Ringing && !self.is_over()
    }

    pub(crate) fn is_answered(&self) -> bool {
        self.0.state.read(|state| state.answered_at.is_some())
    }

    /// When it was answered, counted from its beginning.
    pub(crate) fn answered_after(&self) -> Option<Duration> {
        self.0.state.read(|state| state.answered_at.map(|at| at.saturating_sub(state.began_at)))
    }

    pub(crate) fn began_at(&self) -> Duration {
        self.0.state.read(|state| state.began_at)
    }

    pub(crate) fn ended_at(&self) -> Option<Duration> {
        self.0.state.read(|state| state.ended_at)
    }

    /// How long it has been connected, in whole seconds; `None` if it was never answered.
    pub(crate) fn seconds(&self) -> Option<u64> {
        let now = self.clock().now();
        self.0.state.read(|state| {
            let until = state.ended_at.unwrap_or(now);
            state.answered_at.map(|at| until.saturating_sub(at).as_secs())
        })
    }

    /// Picks up, unless that has happened.
    pub(crate) fn answer(&self) {
        let now = self.clock().now();
        let is_new = self.0.state.change(|state| {
            let is_new = state.answered_at.is_none() && state.ended_at.is_none();
            if is_new {
                state.answered_at = Some(now);
            }
            is_new
        });
        if is_new {
            self.becomes(&CallStatus::InProgress);
        }
    }

    /// Ends it with this status, unless it is over.
    pub(crate) fn end(&self, status: &CallStatus) {
        let now = self.clock().now();
        let is_new = self.0.state.change(|state| {
            let is_new = state.ended_at.is_none();
            if is_new {
                state.ended_at = Some(now);
                state.gone = Some(Gone::HungUp);
            }
            is_new
        });
        if is_new {
            self.becomes(status);
        }
    }

    /// Ends it as completed when it has lasted for as long as a call can: since it was answered, or since its beginning if it never was, which is an assumption.
    pub(crate) fn keep_within_limit(&self) {
        let leg = self.clone();
        self.clock().spawn(async move {
            let is_over = leg.0.state.until(|state| state.ended_at.map(|_| ()));
            let lasts = async {
                while let Some(end) = leg.last_moment().filter(|end| *end > leg.clock().now()) {
                    // It moves when the call is answered, and when it gets another limit.
                    let moves = leg.0.state.until(|state| (last_moment(state) != Some(end)).then_some(()));
                    race(moves, leg.clock().sleep_until(end, Pace::Waiting)).await;
                }
                let limit = leg.0.state.read(|state| state.limit);
                leg.log().note(format!("the call has lasted for {} s, the most there is", limit.as_secs()));
                leg.answer();
                leg.hang_up();
            };
            race(is_over, lasts).await;
        });
    }

    /// It lasts no longer than this, which is not more than any call can.
    pub(crate) fn lasts_at_most(&self, limit: Duration) {
        self.0.state.change(|state| state.limit = limit.min(LONGEST_CALL));
    }

    /// When it has lasted for as long as it can, if time goes that far.
    fn last_moment(&self) -> Option<Duration> {
        self.0.state.read(last_moment)
    }

    /// Others are told of it from now on.
    pub(crate) fn watched_by(&self, watchers: Vec<Watcher>) {
        self.0.state.change(|state| state.watchers = watchers);
    }

    /// Its last notice tells of this recording.
    pub(crate) fn recorded_as(&self, recording: &Recording) {
        self.0.state.change(|state| state.recording = Some(recording.clone()));
    }

    /// Gives it another status, and tells whoever asked to know.
    pub(crate) fn becomes(&self, status: &CallStatus) {
        let before = self.0.state.change(|state| std::mem::replace(&mut state.status, status.clone()));
        self.log().add(What::Status { status: status.as_str().to_owned() });
        let event = match status {
            CallStatus::Queued => return,
            // What never left the queue is told to nobody.
            CallStatus::Canceled if before == CallStatus::Queued => return,
            CallStatus::Initiated => "initiated",
            CallStatus::Ringing => "ringing",
            CallStatus::InProgress => "answered",
            _ => "completed",
        };
        for watcher in self.0.state.read(|state| state.watchers.clone()) {
            if watcher.events.iter().any(|wanted| wanted == event) {
                let number = self.0.state.change(|state| {
                    state.told += 1;
                    state.told - 1
                });
                let parameters = self.progress(number);
                let (webhook, kind) = (watcher.webhook, NoticeKind::CallStatus);
                self.fetcher().tell(Notice { webhook, parameters, kind });
            }
        }
    }

    fn progress(&self, number: u32) -> Parameters {
        let mut facts = self
            .parameters()
            .with("CallbackSource", "call-progress-events")
            .with("Timestamp", self.fetcher().account.rfc_2822())
            .with("SequenceNumber", number.to_string());
        if self.is_over() {
            let seconds = self.seconds().unwrap_or_default();
            facts.set("CallDuration", seconds.to_string());
            facts.set("Duration", seconds.div_ceil(60).to_string());
            if let Some(code) = sip_code(&self.status()) {
                facts.set("SipResponseCode", code);
            }
            let recording = self.0.state.read(|state| state.recording.clone());
            if let Some(recording) = recording.filter(|recording| recording.seconds() > 0) {
                facts = facts.with_all(&recording.facts());
            }
        }
        parameters_of(Delivery::CallStatus, &facts)
    }

    /// There is no document to go on with.
    pub(crate) fn fails(&self, fault: Fault) {
        self.0.state.change(|state| state.failure = Some(fault));
    }

    /// Why there was no document to go on with, if that is how it ended.
    pub(crate) fn failure(&self) -> Option<Fault> {
        self.0.state.read(|state| state.failure.clone())
    }

    /// What the other side has responded by SIP.
    pub(crate) fn responded(&self, sip: Option<u16>) {
        self.0.state.change(|state| state.sip = sip);
    }

    /// The status of the SIP response.
    pub(crate) fn sip_response(&self) -> Option<String> {
        let given = self.0.state.read(|state| state.sip.map(|code| code.to_string()));
        given.or_else(|| sip_code(&self.status()).map(str::to_owned))
    }

    /// What it does, for the message of a failed test.
    pub(crate) fn does(&self, what: impl Into<String>) {
        self.0.state.change(|state| state.doing = what.into());
    }

    pub(crate) fn doing(&self) -> String {
        self.0.state.read(|state| state.doing.clone())
    }
}

fn last_moment(state: &State) -> Option<Duration> {
    state.answered_at.unwrap_or(state.began_at).checked_add(state.limit)
}

/// As captured requests have it.
fn sip_code(status: &CallStatus) -> Option<&'static str> {
    match status {
        CallStatus::Completed => Some("200"),
        CallStatus::Busy => Some("486"),
        CallStatus::NoAnswer | CallStatus::Canceled => Some("487"),
        _ => None,
    }
}
