//! What goes on beside the documents of a leg, until it is stopped or the leg ends.

use super::input::Speech;
use super::leg::Leg;
use super::recordings::Recording;
use super::told::Told;
use crate::machine::Shared;
use crate::request::Parameters;

/// Something that `<Start>` began, or a recording of the call.
#[derive(Clone, Debug)]
pub(crate) struct Attached {
    pub(crate) leg: Leg,
    /// The element that it was begun with: `Stream`, `Siprec`, `Transcription`, `Recording`.
    pub(crate) noun: &'static str,
    /// By which `<Stop>` names it.
    pub(crate) name: String,
    pub(crate) work: Work,
}

/// What it does.
#[derive(Clone, Debug)]
pub(crate) enum Work {
    /// It records.
    Recording(Box<Recording>),
    /// It sends the sound, or what is said, somewhere else.
    Session(Box<Session>),
    /// The same, over a WebSocket that is open.
    #[cfg(feature = "streams")]
    Stream(Box<Session>, Shared<Option<Stopping>>),
}

/// Why a WebSocket that is open ends from this side.
#[cfg(feature = "streams")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stopping {
    /// It was stopped, or the leg has ended.
    Stopped,
    /// Its connection breaks.
    Broken,
}

/// Something that sends the sound, or what is said, somewhere else.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// What its events begin with: `stream`, `siprec`, `transcription`.
    pub(crate) prefix: &'static str,
    /// The parameter with its events: `StreamEvent`.
    pub(crate) event: &'static str,
    /// The parameter with what went wrong.
    pub(crate) error: &'static str,
    pub(crate) told: Option<Told>,
    /// The parameters of all its notices.
    pub(crate) facts: Parameters,
    /// How many were sent.
    pub(crate) sent: Shared<u32>,
}

impl Session {
    /// Tells of an event: `started`, `stopped`.
    pub(crate) fn tell(&self, leg: &Leg, event: &str, facts: &Parameters) {
        let number = self.sent.change(|sent| {
            *sent += 1;
            *sent
        });
        if let Some(told) = &self.told {
            let account = &leg.fetcher().account;
            let own = Parameters::new()
                .with("AccountSid", &*account.sid)
                .with(self.event, format!("{}-{event}", self.prefix))
                .with("Timestamp", account.iso_8601())
                .with("SequenceId", number.to_string());
            told.tell(&leg.parameters().with_all(&self.facts).with_all(&own).with_all(facts));
        }
    }

    /// Tells that its WebSocket was closed with an error.
    pub(crate) fn fail(&self, leg: &Leg, code: u32) {
        self.fail_as(leg, code, "the WebSocket was closed");
    }

    /// Tells that something went wrong with its WebSocket.
    pub(crate) fn fail_as(&self, leg: &Leg, code: u32, words: &str) {
        let about =
            Parameters::new().with(self.error, words).with(format!("{}Code", self.error), code.to_string());
        self.tell(leg, "error", &about);
    }
}

impl Attached {
    /// It ends.
    pub(crate) fn end(&self) {
        match &self.work {
            Work::Recording(recording) => recording.end(),
            Work::Session(session) => session.tell(&self.leg, "stopped", &Parameters::new()),
            #[cfg(feature = "streams")]
            Work::Stream(session, stopping) => {
                session.tell(&self.leg, "stopped", &Parameters::new());
                stopping.change(|stopping| *stopping = Some(Stopping::Stopped));
            }
        }
    }

    /// Its WebSocket breaks.
    pub(crate) fn fail(&self) {
        match &self.work {
            Work::Session(session) => session.fail(&self.leg, 31924),
            #[cfg(feature = "streams")]
            Work::Stream(session, stopping) => {
                session.fail(&self.leg, 31924);
                stopping.change(|stopping| *stopping = Some(Stopping::Broken));
            }
            Work::Recording(_) => {}
        }
    }

    /// Somebody speaks, which a transcription tells of.
    pub(crate) fn hear(&self, speech: &Speech) {
        if let Work::Session(session) = &self.work
            && self.noun == "Transcription"
        {
            let data = serde_json::json!({
                "transcript": speech.text,
                "confidence": speech.confidence.unwrap_or(1.0),
            });
            let facts = Parameters::new()
                .with("TranscriptionData", data.to_string())
                .with("Final", "true")
                .with("Track", "inbound_track");
            session.tell(&self.leg, "content", &facts);
        }
    }
}
