//! What has happened in a call.

use std::fmt;

use serde::{Serialize, Serializer};

use super::call::Call;
use crate::call::Leg;
use crate::transcript::{Event, Lines, MadeRecording, Purpose, Raised, SentMessage, SentRequest, What};

impl Call {
    /// What the caller has heard, in order: what was said, and words for other [sounds](crate::transcript::Sound).
    pub fn heard(&self) -> Vec<String> {
        self.collect(&[self.sid()], |what| match what {
            What::Heard { sound } => Some(sound.to_string()),
            _ => None,
        })
    }

    /// What those have heard who were called.
    pub fn callee_heard(&self) -> Vec<String> {
        let children = self.children();
        let sids: Vec<_> = children.iter().map(Leg::sid).collect();
        self.collect(&sids, |what| match what {
            What::Heard { sound } => Some(sound.to_string()),
            _ => None,
        })
    }

    /// Who was called, in order.
    pub fn dialed(&self) -> Vec<String> {
        self.family(|what| match what {
            What::Dialed { to, .. } => Some(to.clone()),
            _ => None,
        })
    }

    /// Who the caller was connected with, in order.
    pub fn connected_with(&self) -> Vec<String> {
        self.family(|what| match what {
            What::Bridged { to, .. } => Some(to.clone()),
            _ => None,
        })
    }

    /// The messages that its documents have sent.
    pub fn sent(&self) -> Vec<SentMessage> {
        self.family(|what| match what {
            What::Sent(message) => Some(message.clone()),
            _ => None,
        })
    }

    /// The recordings of it, in the order in which they ended.
    pub fn recordings(&self) -> Vec<MadeRecording> {
        self.family(|what| match what {
            What::Recorded(recording) => Some(recording.clone()),
            _ => None,
        })
    }

    /// The errors and warnings that were raised.
    pub fn errors(&self) -> Vec<Raised> {
        self.family(|what| match what {
            What::Raised(raised) => Some(raised.clone()),
            _ => None,
        })
    }

    /// All requests to the application, with what came back.
    pub fn requests(&self) -> Vec<SentRequest> {
        self.family(|what| match what {
            What::Request(request) => Some(request.clone()),
            _ => None,
        })
    }

    /// The requests that asked for a document.
    pub fn questions(&self) -> Vec<SentRequest> {
        self.requests_for(Purpose::Document)
    }

    /// The requests that told the application something.
    pub fn notices(&self) -> Vec<SentRequest> {
        self.requests_for(Purpose::Notice)
    }

    /// The requests for recordings to play.
    pub fn media(&self) -> Vec<SentRequest> {
        self.requests_for(Purpose::Media)
    }

    fn requests_for(&self, purpose: Purpose) -> Vec<SentRequest> {
        self.requests().into_iter().filter(|request| request.purpose == purpose).collect()
    }

    /// Everything that has happened to it and to the legs that it has called.
    pub fn events(&self) -> Vec<Event> {
        let children = self.children();
        let is_ours =
            |event: &&Event| *event.of == *self.sid() || children.iter().any(|leg| leg.sid() == &*event.of);
        self.phone.transcript().read(|events| events.iter().filter(is_ours).cloned().collect())
    }

    fn family<T>(&self, pick: impl Fn(&What) -> Option<T>) -> Vec<T> {
        let children = self.children();
        let sids: Vec<_> = std::iter::once(self.sid()).chain(children.iter().map(Leg::sid)).collect();
        self.collect(&sids, pick)
    }

    fn collect<T>(&self, sids: &[&str], pick: impl Fn(&What) -> Option<T>) -> Vec<T> {
        self.phone.transcript().read(|events| {
            let ours = events.iter().filter(|event| sids.contains(&&*event.of));
            ours.filter_map(|event| pick(&event.what)).collect()
        })
    }
}

/// As the list of its events.
impl Serialize for Call {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.events().serialize(serializer)
    }
}

/// As a transcript: a line for each event.
impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Lines(&self.events()).fmt(f)
    }
}
