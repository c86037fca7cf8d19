//! What runs on a leg: its documents, one after the other.

use std::sync::Arc;
use std::time::Duration;

use twiml_schema::{Accepts, Delivery, Family};
use twiml_values::CallStatus;

use super::address::{Address, address, method, parameters_of};
use super::gone::Gone;
use super::leg::{Leg, Watcher};
use super::recordings::{Recording, Source, Wanted};
use super::switchboard::Switchboard;
use super::told::Told;
use crate::answer::Element;
use crate::fault::{Fault, Outcome};
use crate::fetch::{Fetcher, Notice, NoticeKind, Question, Webhook, absolute};
use crate::machine::{Pace, Shared};
use crate::request::{Parameters, in_order};
use crate::transcript::What;

/// What is known besides the leg, and changes.
pub(crate) type Facts = Arc<dyn Fn() -> Parameters + Send + Sync>;

/// What runs on a leg: documents, one after the other, from the first one to the end of the last.
pub(crate) struct Script {
    pub(crate) board: Switchboard,
    pub(crate) leg: Leg,
    /// What brought its first document. The ones that follow are of the same kind.
    pub(crate) kind: Kind,
    /// The URL of the document that runs; none if it came with a request to the REST API.
    pub(crate) base: Option<String>,
    facts: Option<Facts>,
    repeated: (Duration, u32),
    /// The URLs of its documents since somebody has acted, and how often somebody had by then.
    visited: (u32, Vec<String>),
    /// Whether its documents lead to one another without anybody acting.
    is_looping: bool,
}

/// Whose documents they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The call's own.
    Call,
    /// Of somebody who waits or is about to be connected, by what was asked.
    Aside(Delivery),
}

/// How a document goes on after a verb.
#[derive(Clone, Debug)]
pub(crate) enum Flow {
    /// With the next verb.
    Next,
    /// With another document.
    Ask(Question),
    /// Not at all.
    End(End),
}

/// How documents end.
#[derive(Clone, Debug)]
pub(crate) enum End {
    /// There is no verb left.
    Finished,
    /// By `<Hangup>`.
    HungUp,
    /// By `<Reject>`, with this status.
    Rejected(CallStatus),
    /// By `<Leave>`.
    Left,
    /// Something is wrong, and there is nothing to go on with.
    Failed(Fault),
}

/// After this many documents in no time at all, it is a loop without end. The limit is the phone's own.
const MOST_DOCUMENTS: u32 = 100;

impl Script {
    pub(crate) fn new(board: &Switchboard, leg: &Leg, kind: Kind) -> Self {
        let repeated = (Duration::ZERO, 0);
        let visited = (0, Vec::new());
        let (board, leg) = (board.clone(), leg.clone());
        Self { board, leg, kind, base: None, facts: None, repeated, visited, is_looping: false }
    }

    /// Another one, whose addresses are relative to the document that runs here.
    pub(crate) fn beside(&self, leg: &Leg, delivery: Delivery) -> Self {
        let base = self.base.clone();
        Self { base, ..Self::new(&self.board, leg, Kind::Aside(delivery)) }
    }

    /// With facts that are read whenever something is asked.
    pub(crate) fn with_facts(self, facts: Facts) -> Self {
        Self { facts: Some(facts), ..self }
    }

    /// Which verbs its documents can have, if not all. Those that a page neither lists nor refuses are passed over with a warning, which is an assumption.
    pub(crate) fn accepts(&self) -> Option<&'static Accepts> {
        match self.kind {
            Kind::Call => None,
            Kind::Aside(delivery) => delivery.accepts(),
        }
    }

    /// How its prompts pass. Those that may go on for ever are something that others act in.
    pub(crate) const fn pace(&self) -> Pace {
        match self.kind {
            _ if self.is_looping => Pace::Pausing,
            Kind::Aside(Delivery::EnqueueWait | Delivery::ConferenceWait) => Pace::Pausing,
            Kind::Call | Kind::Aside(_) => Pace::Running,
        }
    }

    /// Writes down that an element begins.
    pub(crate) fn begin(&self, element: &Element) {
        self.leg.does(format!("<{}>", element.name()));
        self.leg.log().add(What::Verb { name: element.name().to_owned() });
    }

    /// Raises an error or a warning.
    pub(crate) fn raise(&self, fault: Fault) {
        self.leg.fetcher().raise(fault);
    }

    pub(crate) fn raise_all(&self, faults: impl IntoIterator<Item = Fault>) {
        faults.into_iter().for_each(|fault| self.raise(fault));
    }

    /// Goes on with what an address of the document answers. It is sent what is known, and these facts.
    pub(crate) fn go_to(&self, address: &Address, facts: &Parameters) -> Flow {
        match self.question(address, facts) {
            Ok(question) => Flow::Ask(question),
            Err(fault) => {
                self.raise(fault.clone());
                if fault.outcome() == Outcome::VerbFails { Flow::Next } else { Flow::End(End::Failed(fault)) }
            }
        }
    }

    /// What it asks with. The fallback is the call's own: where somebody waits or is about to be connected, only that fails.
    pub(crate) fn fetcher(&self) -> Fetcher {
        let mut fetcher = self.leg.fetcher().clone();
        if self.kind != Kind::Call {
            fetcher.fallback = Shared::default();
        }
        fetcher
    }

    /// The question to an address of the document.
    pub(crate) fn question(&self, address: &Address, facts: &Parameters) -> Result<Question, Fault> {
        let own = self.facts.as_ref().map_or_else(Parameters::new, |facts| facts());
        let own = own.with_all(&self.leg.facts().others);
        let send = |facts: &Parameters| {
            in_order(parameters_of(address.delivery, facts).with_all(&own), Family::Voice)
        };
        let known = self.leg.parameters();
        Ok(Question {
            webhook: self.webhook(address)?,
            parameters: send(&known.clone().with_all(facts)),
            standard: send(&known),
        })
    }

    /// Goes on with the action of an element. Without the attribute, that is the document itself.
    pub(crate) fn action_or_here(&self, element: &Element, delivery: Delivery, facts: &Parameters) -> Flow {
        let here = || Address { url: String::new(), method: method(element, "method"), delivery };
        self.go_to(&address(element, "action").unwrap_or_else(here), facts)
    }

    /// Goes on with the action of an element, or else with the next verb.
    pub(crate) fn action_or_next(&self, element: &Element, facts: &Parameters) -> Flow {
        address(element, "action").map_or(Flow::Next, |address| self.go_to(&address, facts))
    }

    /// Tells the address in an attribute, if the attribute is there.
    pub(crate) fn tell(&self, element: &Element, attribute: &str, facts: &Parameters) {
        if let Some(address) = address(element, attribute) {
            self.tell_address(&address, facts);
        }
    }

    /// Tells an address of the document what is known, and these facts.
    pub(crate) fn tell_address(&self, address: &Address, facts: &Parameters) {
        let known = self.leg.parameters().with_all(facts);
        let (parameters, kind) = (parameters_of(address.delivery, &known), NoticeKind::Other);
        match self.webhook(address) {
            Ok(webhook) => self.leg.fetcher().tell(Notice { webhook, parameters, kind }),
            Err(fault) => self.raise(fault),
        }
    }

    /// Who is told by the address in an attribute, if the attribute is there.
    pub(crate) fn told(&self, element: &Element, attribute: &str) -> Option<Told> {
        let address = address(element, attribute)?;
        match self.webhook(&address) {
            Ok(webhook) => Some(Told::new(webhook, address.delivery, self.leg.fetcher())),
            Err(fault) => {
                self.raise(fault);
                None
            }
        }
    }

    /// Begins to record what an element asks for.
    pub(crate) fn record(&self, element: &Element, source: Source) -> Recording {
        let events = element.value("recordingStatusCallbackEvent").unwrap_or("completed");
        let track = element.value("recordingTrack").or(element.value("track")).unwrap_or("both");
        let wanted = Wanted {
            told: self.told(element, "recordingStatusCallback"),
            events: events.split_whitespace().map(str::to_owned).collect(),
            track: track.to_owned(),
        };
        self.board.record(self.leg.fetcher(), wanted, source)
    }

    /// Who is told of the progress of a leg that an element calls.
    pub(crate) fn watchers(&self, element: &Element) -> Vec<Watcher> {
        let Some(address) = address(element, "statusCallback") else { return Vec::new() };
        match self.webhook(&address) {
            Ok(webhook) => {
                let events = element.value("statusCallbackEvent").unwrap_or("completed");
                vec![Watcher { webhook, events: events.split_whitespace().map(str::to_owned).collect() }]
            }
            Err(fault) => {
                self.raise(fault);
                Vec::new()
            }
        }
    }

    /// Asks after the leg has ended. What is answered can do nothing.
    pub(crate) async fn ask_in_vain(&self, flow: Flow) {
        if let Flow::Ask(question) = flow {
            // What is wrong with the answer is raised already.
            let _ = self.leg.fetcher().ask(&question).await;
        }
    }

    /// Raises what is wrong with the attributes of an element, and tells whether it cannot do its work at all.
    pub(crate) fn fails(&self, element: &Element) -> bool {
        let faults = element.faults();
        let fails = faults.iter().any(|fault| fault.outcome() == Outcome::VerbFails);
        self.raise_all(faults);
        fails
    }

    /// A document of this URL begins.
    pub(crate) fn visit(&mut self, url: String) {
        let acted = self.leg.acted();
        let (before, urls) = &mut self.visited;
        if *before != acted {
            (*before, *urls) = (acted, Vec::new());
        }
        self.is_looping = urls.contains(&url);
        urls.push(url.clone());
        self.base = Some(url);
    }

    /// Whether it goes round in circles: too many documents without time passing.
    pub(crate) fn goes_round(&mut self) -> bool {
        let now = self.leg.clock().now();
        let (since, documents) = self.repeated;
        self.repeated = if since == now { (now, documents + 1) } else { (now, 1) };
        self.repeated.1 > MOST_DOCUMENTS
    }
}

/// What it plays or asks is relative to the document.
impl Script {
    /// The absolute URL of a reference in the document.
    pub(crate) fn absolute(&self, reference: &str) -> Result<String, Fault> {
        absolute(self.base.as_deref(), reference)
    }

    /// The webhook at an address of the document.
    pub(crate) fn webhook(&self, address: &Address) -> Result<Webhook, Fault> {
        Ok(Webhook { url: self.absolute(&address.url)?, method: address.method })
    }

    /// The absolute URL of a recording. It is fetched if it is the application's own. Whatever is elsewhere is taken to be there, which is an assumption.
    ///
    /// # Errors
    ///
    /// If it cannot be fetched, or is not a sound.
    pub(crate) async fn recording(&self, reference: &str) -> Result<String, Fault> {
        let url = self.absolute(reference)?;
        if self.board.account().is_own(&url) {
            let response = self.leg.fetcher().fetch_file(&url).await?;
            if !crate::answer::is_sound(&response) {
                return Err(Fault::new(13420, url));
            }
        }
        Ok(url)
    }

    /// Does not go on with the leg once that has stopped.
    pub(crate) fn check(&self) -> Result<(), Gone> {
        self.leg.check()
    }
}
