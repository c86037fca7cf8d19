//! What comes in over the line, and what a verb listens for.

use std::fmt;
use std::time::Duration;

/// Something that the person on a leg does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Input {
    /// A key.
    Key(char),
    /// Words that speech recognition understands.
    Speech(Speech),
    /// Speech into a recording, for as long as this, with these words.
    Speaking(Duration, String),
    /// The card or account with which the rest of a payment is made.
    Payment(Payment),
    /// What the other end of a WebSocket or of a session with an agent does.
    Session(SessionEnd),
    /// What came of a SIP REFER that was sent.
    Referred(Referred),
    /// A SIP REFER that this leg sends: where it wants to go.
    Refer(String),
}

/// In words, without what nobody else is to read, such as the number of a card.
impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(f, "the key {key}"),
            Self::Speech(speech) => write!(f, "the words \"{}\"", speech.text),
            Self::Speaking(time, _) => write!(f, "speech of {} s", time.as_secs_f64()),
            Self::Payment(_) => f.write_str("a payment"),
            Self::Session(SessionEnd::Closed) => f.write_str("a WebSocket that is closed"),
            Self::Session(SessionEnd::Failed) => f.write_str("a WebSocket that breaks"),
            Self::Session(SessionEnd::Message(_)) => f.write_str("a message to a relay"),
            Self::Session(SessionEnd::Agent(status)) => write!(f, "an agent that ends as {status}"),
            Self::Referred(Referred { response, .. }) => write!(f, "a response of {response} to a REFER"),
            Self::Refer(target) => write!(f, "a REFER to {target}"),
        }
    }
}

/// The keys that a phone has; those from `A` to `D` are on few.
pub(crate) const fn is_key(key: char) -> bool {
    matches!(key, '0'..='9' | '*' | '#' | 'A'..='D')
}

/// Words that speech recognition understands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Speech {
    pub(crate) text: String,
    /// From 0 to 1; it is not sent where the test does not give one.
    pub(crate) confidence: Option<f64>,
    /// What was understood on the way.
    pub(crate) partials: Vec<String>,
}

/// What a caller keys in to pay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Payment {
    /// The keys for each step that is known, by the step's name in `<Prompt for>`.
    pub(crate) steps: Vec<(String, String)>,
}

/// How a session ends that something other than the caller is a part of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SessionEnd {
    /// The application closes the WebSocket.
    Closed,
    /// The WebSocket breaks.
    Failed,
    /// A message from the application to a `<ConversationRelay>`; one of the type `end` ends it.
    Message(serde_json::Value),
    /// A virtual agent is done, with this status.
    Agent(String),
}

/// What came of a SIP REFER: the status of its response, and of the notification about the new call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Referred {
    pub(crate) response: u16,
    pub(crate) notified: Option<u16>,
}

/// Something that a verb listens for. Anything else has no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ear {
    Keys,
    Speech,
    Recording,
    Payment,
    Session,
    Refer,
    /// Sound as bytes, which is no input: it is heard as time passes.
    #[cfg(feature = "streams")]
    Audio,
}

impl Ear {
    pub(crate) const fn hears(self, input: &Input) -> bool {
        match input {
            Input::Key(_) => matches!(self, Self::Keys),
            Input::Speech(_) => matches!(self, Self::Speech),
            Input::Speaking(..) => matches!(self, Self::Recording),
            Input::Payment(_) => matches!(self, Self::Payment),
            Input::Session(_) => matches!(self, Self::Session),
            Input::Referred(_) | Input::Refer(_) => matches!(self, Self::Refer),
        }
    }

    /// Whether it listens to a person.
    pub(crate) const fn is_for_people(self) -> bool {
        !matches!(self, Self::Session | Self::Refer)
    }
}
