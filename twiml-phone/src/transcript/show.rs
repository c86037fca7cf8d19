//! A transcript as text: a line for each event, with its time.

use std::collections::BTreeMap;
use std::fmt;

use super::event::{Event, Raised, SentMessage, What};
use super::log::Transcript;
use super::request::{Received, SentRequest};

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.read(|events| Lines(events).fmt(f))
    }
}

/// Events as text: a line for each, which ends with whose it is where that is somebody who was called.
pub(crate) struct Lines<'e>(pub(crate) &'e [Event]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let called: BTreeMap<&str, &str> = self.0.iter().filter_map(called).collect();
        for event in self.0 {
            match called.get(&*event.of) {
                Some(to) => writeln!(f, "{event} ({to})")?,
                None => writeln!(f, "{event}")?,
            }
        }
        Ok(())
    }
}

/// The SID of a leg that is called, and its address.
fn called(event: &Event) -> Option<(&str, &str)> {
    match &event.what {
        What::Dialed { leg, to, .. } => Some((leg, to)),
        _ => None,
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:8.1} s  {}", self.at.as_secs_f64(), self.what)
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unheard = |unheard: &bool| if *unheard { " (nobody listens)" } else { "" };
        match self {
            Self::Request(request) => request.fmt(f),
            Self::Document { elements } => match elements.len() {
                1 => f.write_str("a document of 1 element"),
                number => write!(f, "a document of {number} elements"),
            },
            Self::Verb { name } => write!(f, "<{name}>"),
            Self::Heard { sound } => write!(f, "heard: {sound}"),
            Self::Pressed { keys, unheard: nobody } => write!(f, "pressed: {keys}{}", unheard(nobody)),
            Self::Spoke { text, unheard: nobody } => write!(f, "spoke: {text}{}", unheard(nobody)),
            Self::Dialed { to, .. } => write!(f, "dialed: {to}"),
            Self::Bridged { to, .. } => write!(f, "connected with {to}"),
            Self::Status { status } => write!(f, "the call is {status}"),
            Self::Sent(message) => message.fmt(f),
            Self::Socket { url, .. } => write!(f, "socket: {url}"),
            Self::SocketOpened => f.write_str("the socket is open"),
            Self::SocketOver { code } => write!(f, "the socket is over: {code}"),
            Self::Said { length } => write!(f, "said: audio of {:.1} s", length.as_secs_f64()),
            Self::Recorded(recording) => write!(f, "recorded {} s", recording.seconds),
            Self::Raised(raised) => raised.fmt(f),
            Self::Note { text } => f.write_str(text),
        }
    }
}

impl fmt::Display for SentRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url)?;
        match &self.received {
            Some(Received::Response { status, .. }) => write!(f, " -> {status}"),
            Some(Received::Nothing(broken)) => write!(f, " -> {broken}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Raised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, is_error, text } = self;
        write!(f, "{} {code}: {text}", if *is_error { "error" } else { "warning" })
    }
}

impl fmt::Display for SentMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { to, from, body, media, .. } = self;
        write!(f, "message from {from} to {to}: {body}")?;
        media.iter().try_for_each(|url| write!(f, " [{url}]"))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::machine::Machine;
    use crate::transcript::{Purpose, Sound};

    #[test]
    fn each_event_is_a_line_with_its_time() {
        let mut machine = Machine::new();
        let transcript = Transcript::default();
        let log = transcript.of("CA1", machine.handle());
        let entry = log.request(SentRequest::new(Purpose::Document, "POST", "https://app.example/voice"));
        log.received(entry, 1, Received::Response { status: 200, body: "<Response/>".to_owned() });
        machine.advance(Duration::from_millis(1500));
        log.add(What::Heard { sound: Sound::Speech("Hello.".to_owned()) });
        assert_eq!(
            transcript.to_string(),
            "     0.0 s  POST https://app.example/voice -> 200\n     1.5 s  heard: Hello.\n"
        );
        let events = serde_json::to_value(transcript.events()).unwrap();
        assert_eq!(
            events[1],
            serde_json::json!({ "at": 1.5, "of": "CA1", "event": "heard", "sound": "Hello." })
        );
    }
}
