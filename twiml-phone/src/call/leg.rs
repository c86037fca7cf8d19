//! A leg: one line to one person.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::Either;
use twiml_schema::Delivery;
use twiml_values::CallStatus;

use super::address::parameters_of;
use super::gone::Gone;
use super::input::{Ear, Input};
use crate::fault::Fault;
use crate::fetch::{Fetcher, Notice, NoticeKind, Webhook};
use crate::machine::{Handle, Pace, Shared, race};
use crate::request::{CallFacts, Parameters};
use crate::transcript::{Log, Sound, What};

/// How long the detection of machines takes, which is an assumption.
pub(crate) const DETECTION: Duration = Duration::from_secs(3);

/// A leg of a call. Clones are the same leg.
#[derive(Clone)]
pub(crate) struct Leg(Arc<Inner>);

struct Inner {
    facts: Facts,
    state: Shared<State>,
    /// What it asks and tells the application with.
    fetcher: Fetcher,
    watchers: Vec<Watcher>,
}

/// What is known of a leg from its beginning.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) sid: String,
    pub(crate) parent: Option<String>,
    pub(crate) from: String,
    pub(crate) to: String,
    /// `inbound`, `outbound-api` or `outbound-dial`.
    pub(crate) direction: &'static str,
    pub(crate) is_sip: bool,
    /// Parameters that its requests have besides.
    pub(crate) others: Parameters,
}

/// Who is told how a leg comes on.
#[derive(Clone, Debug)]
pub(crate) struct Watcher {
    pub(crate) webhook: Webhook,
    /// `initiated`, `ringing`, `answered`, `completed`.
    pub(crate) events: Vec<String>,
}

/// What has become of a leg.
struct State {
    status: CallStatus,
    began_at: Duration,
    answered_at: Option<Duration>,
    ended_at: Option<Duration>,
    gone: Option<Gone>,
    decided: Option<Decision>,
    ears: Vec<Ear>,
    inputs: VecDeque<Input>,
    told: u32,
    doing: String,
    answered_by: Option<String>,
    failure: Option<Fault>,
    sip: Option<u16>,
    /// The leg that hears what this one says, where that is not its own person.
    speaks_to: Option<Leg>,
    /// The leg that gets what comes in here.
    passes_on_to: Option<Leg>,
}

/// What the test decides about a leg that rings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) outcome: Ringing,
    /// The status of the SIP response.
    pub(crate) sip: Option<u16>,
    /// Who or what answers: `human`, `machine`, `fax`.
    pub(crate) answered_by: Option<String>,
    /// Whether a machine ends its greeting with a beep.
    pub(crate) beep: bool,
}

impl Decision {
    pub(crate) const fn new(outcome: Ringing) -> Self {
        Self { outcome, sip: None, answered_by: None, beep: false }
    }
}

/// What becomes of a leg that rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ringing {
    /// Somebody answers.
    Answered,
    /// The line is busy.
    Busy,
    /// It cannot be reached.
    Failed,
    /// Nobody answers, before the time is over.
    NoAnswer,
    /// It is taken back.
    Canceled,
}

impl Ringing {
    pub(crate) const fn status(self) -> CallStatus {
        match self {
            Self::Answered => CallStatus::InProgress,
            Self::Busy => CallStatus::Busy,
            Self::Failed => CallStatus::Failed,
            Self::NoAnswer => CallStatus::NoAnswer,
            Self::Canceled => CallStatus::Canceled,
        }
    }
}

impl Leg {
    pub(crate) fn new(facts: Facts, status: CallStatus, fetcher: Fetcher, watchers: Vec<Watcher>) -> Self {
        let state = State {
            status,
            began_at: fetcher.account.clock.now(),
            answered_at: None,
            ended_at: None,
            gone: None,
            decided: None,
            ears: Vec::new(),
            inputs: VecDeque::new(),
            told: 0,
            doing: String::new(),
            answered_by: None,
            failure: None,
            sip: None,
            speaks_to: None,
            passes_on_to: None,
        };
        Self(Arc::new(Inner { facts, state: Shared::new(state), fetcher, watchers }))
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

    /// What the other side has responded by SIP.
    pub(crate) fn responded(&self, sip: Option<u16>) {
        self.0.state.change(|state| state.sip = sip);
    }

    /// The status of the SIP response.
    pub(crate) fn sip_response(&self) -> Option<String> {
        let given = self.0.state.read(|state| state.sip.map(|code| code.to_string()));
        given.or_else(|| sip_code(&self.status()).map(str::to_owned))
    }

    /// Another leg hears what is said here.
    pub(crate) fn speaks_to(&self, other: &Self) {
        self.0.state.change(|state| state.speaks_to = Some(other.clone()));
    }

    /// What comes in here goes to another leg, until the guard is dropped.
    pub(crate) fn passes_on_to(&self, other: &Self) -> PassingOn {
        self.0.state.change(|state| state.passes_on_to = Some(other.clone()));
        PassingOn { leg: self.clone() }
    }

    fn next_in_line(&self) -> Option<Self> {
        self.0.state.read(|state| state.passes_on_to.clone())
    }

    /// Who or what has answered, which its requests tell from now on.
    pub(crate) fn answered_by(&self, who: &str) {
        self.0.state.change(|state| state.answered_by = Some(who.to_owned()));
    }
}

/// How it comes on.
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
        for watcher in &self.0.watchers {
            if watcher.events.iter().any(|wanted| wanted == event) {
                let number = self.0.state.change(|state| {
                    state.told += 1;
                    state.told - 1
                });
                let parameters = self.progress(number);
                let (webhook, kind) = (watcher.webhook.clone(), NoticeKind::CallStatus);
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

    /// What it does, for the message of a failed test.
    pub(crate) fn does(&self, what: impl Into<String>) {
        self.0.state.change(|state| state.doing = what.into());
    }

    pub(crate) fn doing(&self) -> String {
        self.0.state.read(|state| state.doing.clone())
    }
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

/// What happens to it from outside.
impl Leg {
    /// What runs on it stops.
    pub(crate) fn stop(&self, gone: Gone) {
        self.0.state.change(|state| {
            if !matches!(state.gone, Some(Gone::HungUp)) {
                state.gone = Some(gone);
            }
        });
    }

    pub(crate) fn hang_up(&self) {
        self.stop(Gone::HungUp);
    }

    /// Takes over what the REST API has given it to do, so that it can run.
    pub(crate) fn take_over(&self) {
        self.0.state.change(|state| {
            if matches!(state.gone, Some(Gone::Updated(_))) {
                state.gone = None;
            }
        });
    }

    /// Decides what becomes of it while it rings.
    pub(crate) fn decide(&self, decision: Decision) {
        self.0.state.change(|state| state.decided = Some(decision));
    }

    pub(crate) fn is_decided(&self) -> bool {
        self.0.state.read(|state| state.decided.is_some())
    }

    /// Whether somebody who acts now has an effect.
    pub(crate) fn listens(&self) -> bool {
        if let Some(other) = self.next_in_line() {
            return other.listens();
        }
        self.0.state.read(|state| state.ears.iter().any(|ear| ear.is_for_people()))
    }

    /// Whether something waits for this.
    pub(crate) fn hears(&self, input: &Input) -> bool {
        self.0.state.read(|state| state.ears.iter().any(|ear| ear.hears(input)))
    }

    /// Somebody acts. Whatever nothing listens for is dropped.
    pub(crate) fn input(&self, input: Input) {
        if let Some(other) = self.next_in_line() {
            return other.input(input);
        }
        let unheard = !self.hears(&input);
        match &input {
            Input::Key(key) => self.log().add(What::Pressed { keys: key.to_string(), unheard }),
            Input::Speech(speech) => self.log().add(What::Spoke { text: speech.text.clone(), unheard }),
            _ if unheard => self.log().note(format!("nothing waits for {input:?}")),
            _ => {}
        }
        if !unheard {
            self.0.state.change(|state| state.inputs.push_back(input));
        }
    }
}

/// What verbs do with it.
impl Leg {
    /// Does something, unless the leg stops before it is done.
    pub(crate) async fn unless_gone<T>(&self, work: impl Future<Output = T>) -> Result<T, Gone> {
        let gone = self.0.state.until(|state| state.gone.clone());
        match race(gone, work).await {
            Either::Left(gone) => Err(gone),
            Either::Right(done) => Ok(done),
        }
    }

    /// Whether the leg has stopped.
    pub(crate) fn check(&self) -> Result<(), Gone> {
        self.0.state.read(|state| state.gone.clone()).map_or(Ok(()), Err)
    }

    /// Waits until it is hung up, or given something else to do.
    pub(crate) async fn gone(&self) -> Gone {
        self.0.state.until(|state| state.gone.clone()).await
    }

    pub(crate) async fn pass(&self, time: Duration, pace: Pace) -> Result<(), Gone> {
        self.unless_gone(self.clock().sleep(time, pace)).await
    }

    /// Plays a sound.
    pub(crate) async fn hear(&self, sound: Sound, time: Duration, pace: Pace) -> Result<(), Gone> {
        self.check()?;
        let heard_by = self.0.state.read(|state| state.speaks_to.clone());
        heard_by.as_ref().unwrap_or(self).log().add(What::Heard { sound });
        self.pass(time, pace).await
    }

    /// Listens, until the guard is dropped. Whatever came in before is gone.
    pub(crate) fn listen(&self, ears: &[Ear]) -> Listening {
        let before = self.0.state.change(|state| {
            state.inputs.clear();
            std::mem::replace(&mut state.ears, ears.to_vec())
        });
        Listening { leg: self.clone(), before }
    }

    /// The next input.
    pub(crate) async fn next_input(&self) -> Input {
        self.0.state.until(|state| state.inputs.pop_front()).await
    }

    /// The next input, if there is one before a time.
    pub(crate) async fn input_until(&self, at: Option<Duration>) -> Result<Option<Input>, Gone> {
        let input = async { Some(self.next_input().await) };
        let over = async {
            match at {
                Some(at) => self.clock().sleep_until(at, Pace::Waiting).await,
                None => std::future::pending().await,
            }
            None
        };
        self.unless_gone(async { race(input, over).await.into_inner() }).await
    }

    /// Waits for this key. Others do nothing.
    pub(crate) async fn pressed(&self, key: char) {
        while self.next_input().await != Input::Key(key) {}
    }

    /// Rings until it is decided, for this long at most.
    pub(crate) async fn ring(&self, time: Duration) -> Decision {
        let decided = self.0.state.until(|state| match (&state.gone, &state.decided) {
            (Some(_), _) => Some(Decision::new(Ringing::Canceled)),
            (None, Some(decision)) if decision.outcome != Ringing::NoAnswer => Some(decision.clone()),
            _ => None,
        });
        match race(decided, self.clock().sleep(time, Pace::Waiting)).await {
            Either::Left(decision) => decision,
            Either::Right(()) => Decision::new(Ringing::NoAnswer),
        }
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

/// A leg that is listened to.
#[derive(Debug)]
pub(crate) struct Listening {
    leg: Leg,
    before: Vec<Ear>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.leg.0.state.change(|state| {
            state.ears = std::mem::take(&mut self.before);
            state.inputs.clear();
        });
    }
}

/// A leg whose input goes to another one.
#[derive(Debug)]
pub(crate) struct PassingOn {
    leg: Leg,
}

impl Drop for PassingOn {
    fn drop(&mut self) {
        self.leg.0.state.change(|state| state.passes_on_to = None);
    }
}
