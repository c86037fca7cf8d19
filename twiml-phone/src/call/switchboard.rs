//! What all calls of a phone share.

use std::fmt;
use std::sync::Arc;

use twiml_schema::{Delivery, Family};
use twiml_values::CallStatus;

use super::attached::{Attached, Work};
use super::input::Speech;
use super::leg::{Facts, Leg, Watcher};
use super::recordings::{CallRecording, Of, Recording, Source, Wanted};
use super::rooms::{Conferences, Queues};
use super::settings::CallSettings;
use super::told::Told;
use crate::fetch::{Account, Fetcher, Webhook};
use crate::machine::Shared;
use crate::transcript::Transcript;

/// What all calls of a phone share. Clones are the same one.
#[derive(Clone)]
pub(crate) struct Switchboard(Arc<Inner>);

struct Inner {
    account: Account,
    transcript: Transcript,
    settings: Shared<CallSettings>,
    queues: Shared<Queues>,
    conferences: Shared<Conferences>,
    legs: Shared<Vec<Leg>>,
    attached: Shared<Vec<Attached>>,
    recordings: Shared<Vec<Recording>>,
}

impl Switchboard {
    pub(crate) fn new(account: &Account, transcript: &Transcript) -> Self {
        Self(Arc::new(Inner {
            account: account.clone(),
            transcript: transcript.clone(),
            settings: Shared::default(),
            queues: Shared::new(Queues::new(&[], account)),
            conferences: Shared::new(Conferences::new(&[], account)),
            legs: Shared::default(),
            attached: Shared::default(),
            recordings: Shared::default(),
        }))
    }

    pub(crate) fn account(&self) -> &Account {
        &self.0.account
    }

    pub(crate) fn settings(&self) -> &Shared<CallSettings> {
        &self.0.settings
    }

    /// Sets what the account has. Queues and conferences are those of the settings, and no others.
    pub(crate) fn set(&self, settings: CallSettings) {
        let queues = Queues::new(&settings.queues, self.account());
        let conferences = Conferences::new(&settings.conferences, self.account());
        self.0.queues.change(|old| *old = queues);
        self.0.conferences.change(|old| *old = conferences);
        self.0.settings.change(|old| *old = settings);
    }

    pub(crate) fn queues(&self) -> &Shared<Queues> {
        &self.0.queues
    }

    pub(crate) fn conferences(&self) -> &Shared<Conferences> {
        &self.0.conferences
    }

    /// What is attached to legs beside their documents: streams, transcriptions, recordings.
    pub(crate) fn attached(&self) -> &Shared<Vec<Attached>> {
        &self.0.attached
    }

    /// Whether something that this element began is attached to a leg.
    pub(crate) fn is_attached(&self, leg: &Leg, noun: &str) -> bool {
        let is_it = |attached: &Attached| attached.leg.is(leg) && attached.noun == noun;
        self.0.attached.read(|attached| attached.iter().any(is_it))
    }

    /// What is attached to a leg, or those of it that fit, ends.
    pub(crate) fn detach(&self, leg: &Leg, fits: impl Fn(&Attached) -> bool) {
        let ended: Vec<_> = self.0.attached.change(|attached| {
            attached.extract_if(.., |attached| attached.leg.is(leg) && fits(attached)).collect()
        });
        ended.iter().for_each(Attached::end);
    }

    /// The sockets that are attached to a leg break. The answer is whether there are any.
    pub(crate) fn fail(&self, leg: &Leg) -> bool {
        let broken: Vec<_> = self.0.attached.change(|attached| {
            attached.extract_if(.., |attached| attached.leg.is(leg) && attached.noun == "Stream").collect()
        });
        broken.iter().for_each(Attached::fail);
        !broken.is_empty()
    }

    /// Ends a leg with this status, and what is attached to it.
    pub(crate) fn end(&self, leg: &Leg, status: &CallStatus) {
        self.detach(leg, |_| true);
        leg.end(status);
    }

    /// Somebody speaks.
    pub(crate) fn speak(&self, leg: &Leg, speech: &Speech) {
        let attached = self.0.attached.get();
        attached.iter().filter(|attached| attached.leg.is(leg)).for_each(|attached| attached.hear(speech));
    }

    /// Begins to record.
    pub(crate) fn record(&self, fetcher: &Fetcher, wanted: Wanted, source: Source) -> Recording {
        let recording = Recording::begin(fetcher, wanted, source);
        self.0.recordings.change(|recordings| recordings.push(recording.clone()));
        recording
    }

    /// Records a call until it ends.
    pub(crate) fn record_call(&self, leg: &Leg, record: CallRecording, name: &'static str) -> Recording {
        let CallRecording { channels, track, webhook, events } = record;
        let told = webhook.map(|webhook| Told::new(webhook, Delivery::RecordingStatus, leg.fetcher()));
        let source = Source { name, channels, of: Of::Call(leg.sid().to_owned()) };
        let recording = self.record(leg.fetcher(), Wanted { told, events, track }, source);
        let (name, work) = (recording.sid.clone(), Work::Recording(Box::new(recording.clone())));
        let attached = Attached { leg: leg.clone(), noun: "Recording", name, work };
        self.0.attached.change(|all| all.push(attached));
        recording
    }

    /// All recordings, in the order in which they began.
    #[cfg(feature = "rest")]
    pub(crate) fn recordings(&self) -> Vec<Recording> {
        self.0.recordings.get()
    }

    /// All legs, in the order in which they began.
    pub(crate) fn legs(&self) -> Vec<Leg> {
        self.0.legs.get()
    }

    /// A new leg, with cookies and notices of its own.
    pub(crate) fn new_leg(
        &self,
        facts: Facts,
        status: CallStatus,
        fallback: Option<Webhook>,
        watchers: Vec<Watcher>,
    ) -> Leg {
        let account = &self.0.account;
        let log = self.0.transcript.of(facts.sid.as_str(), &account.clock);
        let mut fetcher = Fetcher::new(account, log, Family::Voice);
        fetcher.fallback = Shared::new(fallback);
        self.add(Leg::new(facts, status, fetcher, watchers))
    }

    /// A leg that another one calls. Cookies and the order of notices are those of the call.
    pub(crate) fn new_child(&self, parent: &Leg, facts: Facts, watchers: Vec<Watcher>) -> Leg {
        let log = self.0.transcript.of(facts.sid.as_str(), parent.clock());
        let mut fetcher = parent.fetcher().clone();
        (fetcher.log, fetcher.fallback) = (log, Shared::default());
        self.add(Leg::new(facts, CallStatus::Queued, fetcher, watchers))
    }

    fn add(&self, leg: Leg) -> Leg {
        self.0.legs.change(|legs| legs.push(leg.clone()));
        leg
    }
}

impl fmt::Debug for Switchboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Switchboard").field("account", &self.0.account).finish_non_exhaustive()
    }
}
