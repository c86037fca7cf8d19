//! What is shown: a line for each thing that happens, as it happens.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anstyle::Style;
use twiml_phone::fault::{self, Outcome};
use twiml_phone::transcript::{
    Event, Purpose, Raised, Received, SentMessage, SentRequest, Sound, Transcript, What,
};

use crate::advice;
use crate::application::Application;
use crate::terminal::{CYAN, DIM, GREEN, PLAIN, RED, YELLOW, line};
use crate::webhooks::recognise;

/// What is shown, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Show {
    /// A line for each thing, for people.
    Lines { verbose: bool },
    /// A line of JSON for each event, for programs.
    Json,
}

/// Shows what happens. Clones are the same screen.
#[derive(Clone)]
pub(crate) struct Screen(Arc<Mutex<State>>);

struct State {
    application: Application,
    show: Show,
    transcript: Option<Transcript>,
    /// How many events have been shown.
    shown: usize,
    /// How long requests took, all tries together, by their idempotency tokens.
    took: HashMap<String, Duration>,
    /// The call or message that a person takes part in. All others are on the other side.
    ours: Option<String>,
    /// What kind of webhook is sent, where that is known before it is sent.
    kind: Option<String>,
}

impl Screen {
    pub(crate) fn new(application: &Application, show: Show) -> Self {
        let application = application.clone();
        let (transcript, took, ours, kind) = (None, HashMap::new(), None, None);
        Self(Arc::new(Mutex::new(State { application, show, transcript, shown: 0, took, ours, kind })))
    }

    /// From now on, these events.
    pub(crate) fn show_transcript(&self, transcript: &Transcript) {
        self.state().transcript = Some(transcript.clone());
    }

    /// What happens to anything but this is marked as the other side's.
    pub(crate) fn is_ours(&self, sid: &str) {
        self.state().ours = Some(sid.to_owned());
    }

    /// All webhooks are of this kind.
    pub(crate) fn sends(&self, kind: &str) {
        self.state().kind = Some(kind.to_owned());
    }

    pub(crate) fn took(&self, token: String, time: Duration) {
        *self.state().took.entry(token).or_default() += time;
    }

    /// Shows what has happened since the last time, up to a request that still runs.
    pub(crate) fn refresh(&self) {
        let mut state = self.state();
        let events = state.transcript.as_ref().map(Transcript::events).unwrap_or_default();
        let is_open =
            |event: &Event| matches!(&event.what, What::Request(request) if request.received.is_none());
        for (at, event) in events.iter().enumerate().skip(state.shown) {
            if is_open(event) {
                break;
            }
            state.event(event, events.get(at + 1..).unwrap_or_default(), &events);
            state.shown = at + 1;
        }
    }

    /// Says what to do about the last request.
    pub(crate) fn advise(&self) {
        let state = self.state();
        let events = state.transcript.as_ref().map(Transcript::events).unwrap_or_default();
        if let Some(request) = events.iter().rev().find_map(request_of) {
            state.advise(request);
        }
    }

    /// A line of our own.
    pub(crate) fn say(&self, text: &str) {
        if self.state().show != Show::Json {
            line(format_args!("{DIM}{text}{PLAIN}"));
        }
    }

    /// What does not go as somebody wants.
    pub(crate) fn complain(&self, text: &str) {
        if self.state().show != Show::Json {
            line(format_args!("{YELLOW}{text}{PLAIN}"));
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn event(&self, event: &Event, later: &[Event], all: &[Event]) {
        let verbose = match self.show {
            Show::Lines { verbose } => verbose,
            Show::Json => {
                line(serde_json::to_string(event).unwrap_or_default());
                return;
            }
        };
        let Some((label, style, text)) = self.line(event, later) else { return };
        let side = if self.is_on_the_other_side(event) { "  (the other side)" } else { "" };
        let seconds = event.at.as_secs_f64();
        line(format_args!("{DIM}{seconds:7.1} s{PLAIN}  {label:9} {style}{text}{PLAIN}{DIM}{side}{PLAIN}"));
        match &event.what {
            What::Request(request) if verbose => details(request),
            What::Raised(raised) => self.explain(raised, event, all),
            _ => {}
        }
    }

    /// Whoever was called hears and presses as well.
    fn is_on_the_other_side(&self, event: &Event) -> bool {
        let is_somebody =
            matches!(event.what, What::Heard { .. } | What::Pressed { .. } | What::Status { .. });
        is_somebody && self.ours.as_deref().is_some_and(|ours| *event.of != *ours)
    }

    fn line(&self, event: &Event, later: &[Event]) -> Option<(&'static str, Style, String)> {
        let unheard = |unheard: &bool| if *unheard { "  (nobody listens)" } else { "" };
        let plain = Style::new();
        Some(match &event.what {
            What::Request(request) => self.webhook(request, event, later),
            What::Heard { sound } => ("heard", CYAN, sound_text(sound)),
            What::Pressed { keys, unheard: nobody } => {
                ("pressed", plain, format!("{keys}{}", unheard(nobody)))
            }
            What::Spoke { text, unheard: nobody } => ("said", plain, format!("{text}{}", unheard(nobody))),
            What::Dialed { to, .. } => ("dialed", plain, to.clone()),
            What::Bridged { to, .. } => ("connected", plain, format!("with {to}")),
            What::Status { status } => ("status", DIM, status.clone()),
            What::Sent(message) => ("message", CYAN, message_text(message)),
            What::Socket { url, .. } => ("socket", plain, format!("{url}{}", noted(event, later))),
            What::SocketOver { code } => ("socket", plain, format!("over: {code}")),
            What::Said { length } => ("said", plain, format!("audio of {:.1} s", length.as_secs_f64())),
            What::Recorded(recording) => ("recorded", plain, format!("{} s", recording.seconds)),
            What::Raised(raised) => {
                let (label, style) = if raised.is_error { ("error", RED) } else { ("warning", YELLOW) };
                (label, style, format!("{}: {}", raised.code, raised.text))
            }
            What::Note { text } => ("note", DIM, text.clone()),
            // The verbs of a document are on the line of its webhook, and that a websocket is open is on the line before.
            What::Document { .. } | What::Verb { .. } | What::SocketOpened => return None,
            other => ("note", DIM, other.to_string()),
        })
    }

    fn webhook(
        &self,
        request: &SentRequest,
        event: &Event,
        later: &[Event],
    ) -> (&'static str, Style, String) {
        let (style, status) = match &request.received {
            Some(Received::Response { status, .. }) if *status < 400 => (GREEN, status.to_string()),
            Some(Received::Response { status, .. }) => (RED, status.to_string()),
            Some(Received::Nothing(broken)) => (RED, broken.to_string()),
            Some(_) | None => (YELLOW, "no answer yet".to_owned()),
        };
        let took = request.header("i-twilio-idempotency-token").and_then(|token| self.took.get(token));
        let took = took.map_or_else(String::new, |took| format!("  {} ms", took.as_millis()));
        let tries = if request.tries > 1 { format!("  {} tries", request.tries) } else { String::new() };
        let kind = match request.purpose {
            Purpose::Media => "media",
            Purpose::Debugger => "debugger-event",
            _ => self.kind.as_deref().unwrap_or_else(|| recognise(&request.params)),
        };
        let verbs = verbs(event, later);
        let text = format!("{} {}  {kind}  {status}{took}{tries}{verbs}", request.method, request.path());
        ("webhook", style, text)
    }

    /// What happens after an error, and what to do about it.
    fn explain(&self, raised: &Raised, event: &Event, all: &[Event]) {
        let row = fault::row(raised.code.number());
        if let Some(row) = row {
            below(DIM, &format!("Then {}. More: twiml-phone explain {}", row.outcome, raised.code));
        }
        let mut sent = all.iter().rev().filter(|earlier| earlier.at <= event.at && earlier.of == event.of);
        let Some(request) = sent.find_map(request_of) else { return };
        self.advise(request);
        if row.is_some_and(|row| row.outcome == Outcome::Fatal)
            && let Some(Received::Response { status: 200..300, body }) = &request.received
            && let Some(beginning) = advice::beginning(body)
        {
            below(YELLOW, &format!("It answered: {beginning}"));
        }
    }

    fn advise(&self, request: &SentRequest) {
        for line in advice::on(request, &self.application) {
            below(YELLOW, &line);
        }
    }
}

fn request_of(event: &Event) -> Option<&SentRequest> {
    match &event.what {
        What::Request(request) => Some(request),
        _ => None,
    }
}

/// A line that belongs to the one above it.
fn below(style: Style, text: &str) {
    line(format_args!("           {style}{text}{PLAIN}"));
}

/// The elements of the document that came back.
fn verbs(event: &Event, later: &[Event]) -> String {
    let next = later.iter().take_while(|later| !matches!(later.what, What::Request(_)));
    let elements = next.filter(|later| later.of == event.of).find_map(|later| match &later.what {
        What::Document { elements } => Some(elements),
        _ => None,
    });
    elements.map_or_else(String::new, |elements| format!("  {}", elements.join(" ")))
}

fn sound_text(sound: &Sound) -> String {
    match sound {
        Sound::Speech(text) => text.clone(),
        other => format!("[{other}]"),
    }
}

fn message_text(message: &SentMessage) -> String {
    let media = message.media.iter().map(|url| format!("[{url}]"));
    let parts: Vec<_> = [message.body.clone()].into_iter().chain(media).collect();
    format!("{}  (to {})", parts.join("  "), message.to)
}

fn details(request: &SentRequest) {
    for (name, value) in &request.params {
        below(DIM, &format!("{name}={value}"));
    }
    if let Some(Received::Response { body, .. }) = &request.received {
        for line in body.lines() {
            below(DIM, &format!("< {line}"));
        }
    }
}

/// Whether a websocket was opened, as far as that is known.
fn noted(socket: &Event, later: &[Event]) -> &'static str {
    let is_open = |event: &Event| event.of == socket.of && matches!(event.what, What::SocketOpened);
    if later.iter().any(is_open) { "" } else { "  (not opened)" }
}
