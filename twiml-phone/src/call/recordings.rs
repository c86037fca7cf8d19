//! Recordings, whatever makes them.
//!
//! <https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback>

use std::time::Duration;

use super::told::Told;
use crate::answer::Element;
use crate::fetch::Fetcher;
use crate::request::Parameters;
use crate::transcript::{MadeRecording, What};

/// A recording that is being made.
#[derive(Clone, Debug)]
pub(crate) struct Recording {
    pub(crate) sid: String,
    pub(crate) url: String,
    began_at: Duration,
    told: Option<Told>,
    events: Vec<String>,
    facts: Parameters,
    fetcher: Fetcher,
}

/// What a recording is of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    /// As `RecordingSource` names it: `RecordVerb`.
    pub(crate) name: &'static str,
    pub(crate) channels: u8,
    /// The parameter that names what is recorded, and its SID.
    pub(crate) of: (&'static str, &'a str),
}

impl Recording {
    /// Begins to record what an element asks for.
    pub(crate) fn begin(
        fetcher: &Fetcher,
        told: Option<Told>,
        element: &Element,
        source: Source<'_>,
    ) -> Self {
        let account = &fetcher.account;
        let sid = account.new_sid("RE");
        let url = format!("https://api.twilio.com/2010-04-01/Accounts/{}/Recordings/{sid}", account.sid);
        let events = element.value("recordingStatusCallbackEvent").unwrap_or("completed");
        let facts = Parameters::new()
            .with("AccountSid", &*account.sid)
            .with(source.of.0, source.of.1)
            .with("RecordingSid", &sid)
            .with("RecordingUrl", &url)
            .with("RecordingStartTime", account.rfc_2822())
            .with("RecordingChannels", source.channels.to_string())
            .with("RecordingSource", source.name)
            .with(
                "RecordingTrack",
                element.value("recordingTrack").or(element.value("track")).unwrap_or("both"),
            )
            .with("ErrorCode", "0");
        let recording = Self {
            sid,
            url,
            began_at: account.clock.now(),
            told,
            events: events.split_whitespace().map(str::to_owned).collect(),
            facts,
            fetcher: fetcher.clone(),
        };
        recording.tell("in-progress", &Parameters::new());
        recording
    }

    /// How long it is by now, in whole seconds.
    pub(crate) fn seconds(&self) -> u64 {
        self.fetcher.account.clock.now().saturating_sub(self.began_at).as_secs()
    }

    /// Ends it. One of less than a second is too short to be kept.
    pub(crate) fn end(&self) {
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

    fn tell(&self, status: &str, facts: &Parameters) {
        if let Some(told) = self.told.as_ref().filter(|_| self.events.iter().any(|event| event == status)) {
            told.tell(&self.facts.clone().with_all(facts).with("RecordingStatus", status));
        }
    }
}
