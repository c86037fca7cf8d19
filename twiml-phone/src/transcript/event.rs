//! One thing that happened.

use std::sync::Arc;
use std::time::Duration;

use serde::{Serialize, Serializer};
use twiml_values::ErrorCode;

use super::request::SentRequest;
use super::sound::Sound;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Event {
    /// When, counted from the beginning. As data, it is a number of seconds.
    #[serde(serialize_with = "as_seconds")]
    pub at: Duration,
    /// The SID of the call, leg or message that it happened to.
    #[serde(serialize_with = "as_text")]
    pub of: Arc<str>,
    /// What it is.
    #[serde(flatten)]
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[non_exhaustive]
pub enum What {
    /// The application was asked.
    Request(SentRequest),
    /// A document begins.
    Document {
        /// The names of its elements, in their order.
        elements: Vec<String>,
    },
    /// A verb begins, or something inside it that does a part of its work.
    Verb {
        /// Its name.
        name: String,
    },
    /// Something begins to be heard.
    Heard {
        /// The sound.
        sound: Sound,
    },
    /// Somebody pressed keys.
    Pressed {
        /// The keys.
        keys: String,
        /// Whether nobody listened, so that they have no effect.
        unheard: bool,
    },
    /// Somebody spoke.
    Spoke {
        /// The words.
        text: String,
        /// Whether nobody listened, so that it has no effect.
        unheard: bool,
    },
    /// Somebody is called.
    Dialed {
        /// The SID of the new leg.
        leg: String,
        /// The address: a number, `client:…`, `sip:…`, `sim:…`.
        to: String,
        /// What its TwiML gives along, by name.
        parameters: Vec<(String, String)>,
        /// The SIP headers that are sent along.
        headers: Vec<(String, String)>,
    },
    /// Two can hear each other.
    Bridged {
        /// The SID of the other leg.
        with: String,
        /// Its address.
        to: String,
    },
    /// The call has another status.
    Status {
        /// As Twilio names it: `in-progress`.
        status: String,
    },
    /// A message was sent.
    Sent(SentMessage),
    /// A WebSocket is opened here. Where nothing is known to be there, it is not, and the test does what the application would.
    Socket {
        /// Its URL.
        url: String,
        /// What is told when it opens.
        parameters: Vec<(String, String)>,
    },
    /// That WebSocket is open.
    SocketOpened,
    /// A WebSocket that was open is over.
    SocketOver {
        /// The code that it was closed with: 1005 if there was none, 1006 if the connection broke.
        code: u16,
    },
    /// Somebody said something as audio.
    Said {
        /// How long it is. As data, it is a number of seconds.
        #[serde(serialize_with = "as_seconds")]
        length: Duration,
    },
    /// A recording was made.
    Recorded(MadeRecording),
    /// Twilio raised an error or a warning.
    Raised(Raised),
    /// Something else that a reader should know.
    Note {
        /// In words.
        text: String,
    },
}

/// A recording that was made.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct MadeRecording {
    /// Its SID.
    pub sid: String,
    /// Where Twilio would have it.
    pub url: String,
    /// How long it is, in whole seconds.
    pub seconds: u64,
}

impl MadeRecording {
    /// A recording of this length.
    pub fn new(sid: impl Into<String>, url: impl Into<String>, seconds: u64) -> Self {
        Self { sid: sid.into(), url: url.into(), seconds }
    }
}

/// An error or a warning.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Raised {
    /// Its code.
    pub code: ErrorCode,
    /// Whether Twilio could not process what it got. If not, it is a warning.
    pub is_error: bool,
    /// What is wrong, in words.
    pub text: String,
}

impl Raised {
    /// An error, or else a warning.
    pub fn new(code: ErrorCode, is_error: bool, text: impl Into<String>) -> Self {
        Self { code, is_error, text: text.into() }
    }
}

/// A message that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct SentMessage {
    /// Its SID.
    pub sid: String,
    /// Who gets it.
    pub to: String,
    /// Who sends it.
    pub from: String,
    /// Its text; may be empty.
    pub body: String,
    /// The URLs of its media.
    pub media: Vec<String>,
}

impl SentMessage {
    /// A message without media.
    pub fn new(
        sid: impl Into<String>,
        to: impl Into<String>,
        from: impl Into<String>,
        body: impl Into<String>,
    ) -> Self {
        let (sid, to, from, body) = (sid.into(), to.into(), from.into(), body.into());
        Self { sid, to, from, body, media: Vec::new() }
    }
}

fn as_seconds<S: Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(time.as_secs_f64())
}

fn as_text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}
