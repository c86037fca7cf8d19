//! Recordings, whatever makes them.
//!
//! <https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback>

use std::time::Duration;

use super::told::Told;
use crate::fetch::{Fetcher, Webhook};
use crate::machine::Shared;
use crate::request::Parameters;
use crate::transcript::{MadeRecording, What};

/// A recording, while it is made and after that. Clones are the same one.
#[derive(Clone, Debug)]
pub(crate) struct Recording {
    pub(crate) sid: String,
    pub(crate) url: String,
    pub(crate) source: Source,
    pub(crate) track: String,
    pub(crate) began_at: Duration,
    told: Option<Told>,
    events: Vec<String>,
    facts: Parameters,
    fetcher: Fetcher,
    state: Shared<State>,
}

/// What is recorded.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// As `RecordingSource` names it: `RecordVerb`.
    pub(crate) name: &'static str,
    pub(crate) channels: u8,
    pub(crate) of: Of,
}

/// What a recording belongs to.
#[derive(Clone, Debug)]
pub(crate) enum Of {
    /// The call with this SID.
    Call(String),
    /// The conference with this SID.
    Conference(String),
}

/// How it is recorded.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) told: Option<Told>,
    /// What is told: `in-progress`, `completed`, `absent`.
    pub(crate) events: Vec<String>,
    /// `inbound`, `outbound` or `both`.
    pub(crate) track: String,
}

/// How a call is recorded that the REST API has asked to record.
#[derive(Clone, Debug)]
pub(crate) struct CallRecording {
    pub(crate) channels: u8,
    pub(crate) track: String,
    pub(crate) webhook: Option<Webhook>,
    pub(crate) events: Vec<String>,
}

/// What has become of a recording.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    /// When it was paused, if it is.
    paused_at: Option<Duration>,
    /// Whether the time of the pause is left out. Otherwise there is silence.
    skips: bool,
    /// How much time was left out, before the pause.
    skipped: Duration,
    ended_at: Option<Duration>,
}

impl State {
    /// How much time is left out by now.
    fn left_out(&self, now: Duration) -> Duration {
        let pause = self.paused_at.filter(|_| self.skips).map(|at| now.saturating_sub(at));
        self.skipped.saturating_add(pause.unwrap_or_default())
    }
}

impl Recording {
    /// Begins to record.
    pub(crate) fn begin(fetcher: &Fetcher, wanted: Wanted, source: Source) -> Self {
        let account = &fetcher.account;
        let sid = account.new_sid("RE");
        let url = account.api_url(&format!("Recordings/{sid}"));
        let of = match &source.of {
            Of::Call(sid) => ("CallSid", sid),
            Of::Conference(sid) => ("ConferenceSid", sid),
        };
        let facts = Parameters::new()
            .with("AccountSid", &*account.sid)
            .with(of.0, of.1)
            .with("RecordingSid", &sid)
            .with("RecordingUrl", &url)
            .with("RecordingStartTime", account.rfc_2822())
            .with("RecordingChannels", source.channels.to_string())
            .with("RecordingSource", source.name)
            .with("RecordingTrack", &wanted.track)
            .with("ErrorCode", "0");
        let Wanted { told, events, track } = wanted;
        let began_at = account.clock.now();
        let (fetcher, state) = (fetcher.clone(), Shared::default());
        let recording = Self { sid, url, source, track, began_at, told, events, facts, fetcher, state };
        recording.tell("in-progress", &Parameters::new());
        recording
    }

    /// How long it is by now, in whole seconds.
    pub(crate) fn seconds(&self) -> u64 {
        let state = self.state.get();
        let until = state.ended_at.unwrap_or_else(|| self.fetcher.account.clock.now());
        until.saturating_sub(self.began_at).saturating_sub(state.left_out(until)).as_secs()
    }

    /// When it has ended, if it has.
    pub(crate) fn ended_at(&self) -> Option<Duration> {
        self.state.read(|state| state.ended_at)
    }

    /// `in-progress` or `paused`; at its end `completed`, or `absent` if it is too short to be kept.
    pub(crate) fn status(&self) -> &'static str {
        match self.state.get() {
            State { ended_at: Some(_), .. } if self.seconds() == 0 => "absent",
            State { ended_at: Some(_), .. } => "completed",
            State { paused_at: Some(_), .. } => "paused",
            State { .. } => "in-progress",
        }
    }

    /// Nothing is recorded until it goes on. The time is silence in the recording, or is left out.
    pub(crate) fn pause(&self, skips: bool) {
        let now = self.fetcher.account.clock.now();
        self.state.change(|state| {
            if state.paused_at.is_none() {
                (state.paused_at, state.skips) = (Some(now), skips);
            }
        });
    }

    /// It goes on after a pause.
    pub(crate) fn resume(&self) {
        let now = self.fetcher.account.clock.now();
        self.state.change(|state| {
            state.skipped = state.left_out(now);
            state.paused_at = None;
        });
    }

    /// Ends it, unless that has happened. One of less than a second is too short to be kept.
    pub(crate) fn end(&self) {
        let now = self.fetcher.account.clock.now();
        let is_new =
            self.state.change(|state| state.ended_at.replace(state.ended_at.unwrap_or(now)).is_none());
        if !is_new {
            return;
        }
        let seconds = self.seconds();
        let made = MadeRecording::new(&self.sid, &self.url, seconds);
        self.fetcher.log.add(What::Recorded(made));
        if seconds == 0 {
            self.tell("absent", &Parameters::new());
        } else {
            let facts = Parameters::new().with("RecordingDuration", seconds.to_string());
            self.tell("completed", &facts);
        }
    }

    /// What others tell of it: where it is, and how long.
    pub(crate) fn facts(&self) -> Parameters {
        Parameters::new()
            .with("RecordingUrl", &self.url)
            .with("RecordingSid", &self.sid)
            .with("RecordingDuration", self.seconds().to_string())
    }

    fn tell(&self, status: &str, facts: &Parameters) {
        if let Some(told) = self.told.as_ref().filter(|_| self.events.iter().any(|event| event == status)) {
            told.tell(&self.facts.clone().with_all(facts).with("RecordingStatus", status));
        }
    }
}
