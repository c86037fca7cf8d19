//! Where events are kept.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::event::{Event, What};
use super::request::{Received, SentRequest};
use crate::machine::{Handle, Shared};

/// All events of a phone, in their order. Clones are the same list.
#[derive(Clone, Debug, Default)]
pub struct Transcript(Shared<Vec<Event>>);

/// As the list of its events.
impl Serialize for Transcript {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.read(|events| events.serialize(serializer))
    }
}

impl Transcript {
    /// The events so far.
    pub fn events(&self) -> Vec<Event> {
        self.0.get()
    }

    /// Looks at the events so far, without a copy.
    pub fn read<R>(&self, look: impl FnOnce(&[Event]) -> R) -> R {
        self.0.read(|events| look(events))
    }

    /// The log of a call, leg or message, by its SID.
    pub fn of(&self, sid: impl Into<Arc<str>>, clock: &Handle) -> Log {
        Log { transcript: self.clone(), of: sid.into(), clock: clock.clone() }
    }
}

/// Writes down what happens to one call, leg or message.
#[derive(Clone)]
pub struct Log {
    transcript: Transcript,
    of: Arc<str>,
    clock: Handle,
}

/// The place of a request in the transcript, so that what comes back can be added.
#[derive(Clone, Copy, Debug)]
pub struct RequestEntry(usize);

impl Log {
    /// The SID that it is the log of.
    pub fn of(&self) -> &str {
        &self.of
    }

    /// Writes down what happens now.
    pub fn add(&self, what: What) {
        self.push(what);
    }

    /// Writes down what a reader should know.
    pub fn note(&self, text: impl Into<String>) {
        self.add(What::Note { text: text.into() });
    }

    /// Writes down a request that is sent now.
    pub fn request(&self, request: SentRequest) -> RequestEntry {
        RequestEntry(self.push(What::Request(request)))
    }

    /// Writes down what came back of a request, after this many tries.
    pub fn received(&self, entry: RequestEntry, tries: u32, received: Received) {
        self.transcript.0.change(|events| {
            if let Some(Event { what: What::Request(request), .. }) = events.get_mut(entry.0) {
                request.tries = tries;
                request.received = Some(received);
            }
        });
    }

    fn push(&self, what: What) -> usize {
        let event = Event { at: self.clock.now(), of: Arc::clone(&self.of), what };
        self.transcript.0.change(|events| {
            events.push(event);
            events.len() - 1
        })
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Log").field("of", &self.of).finish_non_exhaustive()
    }
}
