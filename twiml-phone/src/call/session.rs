//! A call from its beginning to its end.

use std::time::Duration;

use twiml_schema::{Delivery, Family};
use twiml_values::CallStatus;

use super::address::Address;
use super::digits::{self, tones};
use super::gone::{Gone, Instructions};
use super::leg::{DETECTION, Decision, Facts, Leg, Ringing, Watcher};
use super::recordings::CallRecording;
use super::script::{End, Kind, Script};
use super::switchboard::Switchboard;
use crate::answer::{Answer, Document, read};
use crate::fault::Fault;
use crate::fetch::{Notice, NoticeKind, Webhook};
use crate::machine::Pace;
use crate::request::{Parameters, of_facts, row};
#[cfg(feature = "streams")]
use crate::text::{NUMBER, PERSON};
use crate::transcript::Sound;

/// How long Twilio's words about an application error take, which is an assumption.
const APOLOGY: Duration = Duration::from_secs(4);

/// The most characters of a document that comes with a request to the REST API.
pub(super) const LONGEST_TWIML: usize = 4000;

/// A call that is placed rings no longer than this. That a longer time counts as this one is an assumption.
const LONGEST_RINGING: Duration = Duration::from_secs(600);

/// A call that somebody makes to a number of the account.
#[derive(Clone, Debug)]
pub(crate) struct Inbound {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) is_sip: bool,
    pub(crate) voice: Webhook,
    pub(crate) fallback: Option<Webhook>,
    pub(crate) status: Option<Webhook>,
    /// Parameters that its requests have besides, or in place of what they would be.
    pub(crate) others: Parameters,
}

/// A call that the application places.
#[derive(Clone, Debug)]
pub(crate) struct Outbound {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) voice: Option<Webhook>,
    pub(crate) twiml: Option<String>,
    pub(crate) fallback: Option<Webhook>,
    pub(crate) watchers: Vec<Watcher>,
    /// How long it rings.
    pub(crate) timeout: Duration,
    pub(crate) detection: Option<Detection>,
    /// Whether it stays in the account's own queue of calls to place.
    pub(crate) is_held: bool,
    /// Keys that are sent once it is answered.
    pub(crate) digits: Option<String>,
    /// How it is recorded, from the moment it is answered.
    pub(crate) record: Option<CallRecording>,
    /// How long it lasts at most, once it is answered.
    pub(crate) time_limit: Option<Duration>,
}

/// The detection of machines.
#[derive(Clone, Debug)]
pub(crate) struct Detection {
    /// Whether it waits for the end of a greeting.
    pub(crate) to_the_end: bool,
    pub(crate) mode: Mode,
}

/// When machines are detected.
#[derive(Clone, Debug)]
pub(crate) enum Mode {
    /// Before the call goes on.
    First,
    /// While the call goes on. Who is told, if anybody is.
    Beside(Option<Webhook>),
}

impl Switchboard {
    /// Somebody calls.
    pub(crate) fn inbound(&self, inbound: Inbound) -> Leg {
        let Inbound { from, to, is_sip, voice, fallback, status, others } = inbound;
        let facts = Facts {
            sid: self.account().new_sid("CA"),
            parent: None,
            from,
            to,
            direction: "inbound",
            is_sip,
            others,
        };
        let completed = |webhook| Watcher { webhook, events: vec!["completed".to_owned()] };
        let watchers = status.map(completed).into_iter().collect();
        let leg = self.new_leg(facts, CallStatus::Ringing, fallback, watchers);
        leg.keep_within_limit();
        let script = Script::new(self, &leg, Kind::Call);
        let first = first(&script, &voice);
        self.account().clock.spawn(async move { serve(script, first).await });
        leg
    }

    /// Somebody calls, and this document is what the application would answer.
    ///
    /// # Errors
    ///
    /// If it is not valid.
    #[cfg(feature = "streams")]
    pub(crate) fn connected(&self, twiml: &str) -> Result<Leg, Fault> {
        let document = inline(twiml)?;
        let facts = Facts {
            sid: self.account().new_sid("CA"),
            parent: None,
            from: PERSON.to_owned(),
            to: NUMBER.to_owned(),
            direction: "inbound",
            is_sip: false,
            others: Parameters::new(),
        };
        let leg = self.new_leg(facts, CallStatus::Ringing, None, Vec::new());
        leg.keep_within_limit();
        let script = Script::new(self, &leg, Kind::Call);
        self.account().clock.spawn(async move { serve(script, Ok(Instructions::Run(document))).await });
        Ok(leg)
    }

    /// The application places a call.
    ///
    /// # Errors
    ///
    /// If the REST API refuses to.
    pub(crate) fn outbound(&self, outbound: Outbound) -> Result<Leg, Fault> {
        let inline = match (&outbound.voice, &outbound.twiml) {
            (None, None) => return Err(Fault::new(21205, "there is neither `Url` nor `Twiml`")),
            (_, Some(twiml)) if twiml.chars().count() > LONGEST_TWIML => {
                return Err(Fault::new(32018, format!("it has {} characters", twiml.chars().count())));
            }
            (None, Some(twiml)) => Some(inline(twiml)),
            _ => None,
        };
        outbound.digits.as_deref().map_or(Ok(()), digits::check)?;
        let facts = Facts {
            sid: self.account().new_sid("CA"),
            parent: None,
            from: outbound.from.clone(),
            to: outbound.to.clone(),
            direction: "outbound-api",
            is_sip: outbound.to.starts_with("sip:"),
            others: Parameters::new(),
        };
        let leg =
            self.new_leg(facts, CallStatus::Queued, outbound.fallback.clone(), outbound.watchers.clone());
        if outbound.voice.is_some() && outbound.twiml.is_some() {
            leg.fetcher().raise(Fault::new(32019, "`Url` counts"));
        }
        outbound.time_limit.iter().for_each(|limit| leg.lasts_at_most(*limit));
        let (board, placed) = (self.clone(), leg.clone());
        self.account().clock.spawn(async move { board.place(placed, outbound, inline).await });
        Ok(leg)
    }

    async fn place(&self, leg: Leg, outbound: Outbound, inline: Option<Result<Document, Fault>>) {
        if outbound.is_held && leg.unless_gone(leg.until_due()).await.is_err() {
            return leg.end(&CallStatus::Canceled);
        }
        leg.becomes(&CallStatus::Initiated);
        leg.becomes(&CallStatus::Ringing);
        let Decision { outcome, answered_by, beep, .. } =
            leg.ring(outbound.timeout.min(LONGEST_RINGING)).await;
        if outcome != Ringing::Answered {
            return leg.end(&outcome.status());
        }
        leg.answer();
        leg.keep_within_limit();
        if let Some(record) = outbound.record {
            leg.recorded_as(&self.record_call(&leg, record, "OutboundAPI"));
        }
        if let Some(detection) = outbound.detection.as_ref().filter(|_| outbound.digits.is_none()) {
            let who = who(answered_by.as_deref(), detection.to_the_end, beep);
            self.detect(&leg, detection, who).await;
        }
        if let Some(keys) = outbound.digits {
            let time = tones(&keys);
            // Whoever has hung up by now is not served any longer.
            let _ = leg.hear(Sound::Tones(keys), time, Pace::Running).await;
        }
        let script = Script::new(self, &leg, Kind::Call);
        match (outbound.voice, inline) {
            (Some(voice), _) => {
                let first = first(&script, &voice);
                serve(script, first).await;
            }
            (None, Some(Ok(document))) => serve(script, Ok(Instructions::Run(document))).await,
            (None, Some(Err(fault))) => serve(script, Err(fault)).await,
            (None, None) => leg.end(&CallStatus::Failed),
        }
    }

    /// Finds out who has answered: before the call goes on, or beside it.
    async fn detect(&self, leg: &Leg, detection: &Detection, who: &'static str) {
        let webhook = match &detection.mode {
            Mode::First => {
                // Whoever has hung up by now is not served any longer.
                let _ = leg.pass(DETECTION, Pace::Running).await;
                return leg.answered_by(who);
            }
            Mode::Beside(None) => return leg.fetcher().raise(Fault::new(21262, "")),
            Mode::Beside(Some(webhook)) => webhook.clone(),
        };
        let leg = leg.clone();
        self.account().clock.spawn(async move {
            leg.clock().sleep(DETECTION, Pace::Waiting).await;
            leg.detected(who);
            let facts = leg
                .parameters()
                .with("AnsweredBy", who)
                .with("MachineDetectionDuration", DETECTION.as_millis().to_string());
            let parameters =
                row("MachineDetection").map_or_else(|| facts.clone(), |row| of_facts(row, &facts));
            leg.fetcher().tell(Notice { webhook, parameters, kind: NoticeKind::Other });
        });
    }

    /// A leg that was connected goes on by itself.
    pub(crate) fn go_on_alone(&self, leg: &Leg, gone: Gone) {
        let Gone::Updated(next) = gone else { return };
        leg.take_over();
        leg.keep_within_limit();
        let script = Script::new(self, leg, Kind::Call);
        self.account().clock.spawn(async move { serve(script, Ok(*next)).await });
    }
}

/// What is asked first.
pub(super) fn first(script: &Script, voice: &Webhook) -> Result<Instructions, Fault> {
    let address = Address { url: voice.url.clone(), method: voice.method, delivery: Delivery::Redirect };
    script.question(&address, &Parameters::new()).map(Instructions::Ask)
}

/// The document that came with a request to the REST API.
pub(super) fn inline(twiml: &str) -> Result<Document, Fault> {
    let response = http::Response::builder().header(http::header::CONTENT_TYPE, "text/xml");
    let response = response.body(twiml.to_owned().into()).map_err(|_| Fault::new(12100, ""))?;
    match read(&response, Family::Voice)? {
        Answer::Document(document) => Ok(document),
        _ => Err(Fault::new(12100, "it is empty")),
    }
}

/// As `AnsweredBy` names whoever has answered.
fn who(answered_by: Option<&str>, to_the_end: bool, beep: bool) -> &'static str {
    match answered_by {
        Some("machine") if !to_the_end => "machine_start",
        Some("machine") if beep => "machine_end_beep",
        Some("machine") => "machine_end_silence",
        Some("fax") => "fax",
        Some("unknown") => "unknown",
        _ => "human",
    }
}

/// Runs the documents of a call until it ends.
async fn serve(mut script: Script, first: Result<Instructions, Fault>) {
    let leg = script.leg.clone();
    let mut next = match first {
        Ok(next) => next,
        Err(fault) => {
            script.raise(fault.clone());
            return apologize(&script, fault).await;
        }
    };
    let status = loop {
        match script.run(next).await {
            Ok(End::Failed(fault)) => return apologize(&script, fault).await,
            Ok(End::Rejected(status)) => break status,
            // Whatever runs to its end has answered the call.
            Ok(End::Finished | End::HungUp | End::Left) => {
                leg.answer();
                break CallStatus::Completed;
            }
            Err(Gone::Updated(update)) => {
                leg.take_over();
                leg.answer();
                next = *update;
            }
            Err(Gone::HungUp) if leg.is_answered() => break CallStatus::Completed,
            Err(Gone::HungUp) => break CallStatus::NoAnswer,
        }
    };
    script.board.end(&leg, &status);
}

/// Twilio's own words, where there is nothing to go on with.
async fn apologize(script: &Script, fault: Fault) {
    let leg = &script.leg;
    leg.fails(fault);
    leg.answer();
    // Whoever has hung up does not hear them.
    let _ = leg.hear(Sound::ApplicationError, APOLOGY, Pace::Running).await;
    script.board.end(leg, &CallStatus::Completed);
}
