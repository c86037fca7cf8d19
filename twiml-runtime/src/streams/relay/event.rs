//! What a conversation hears.

use std::fmt;
use std::time::Duration;

use tokio_tungstenite::tungstenite::Utf8Bytes;

use crate::streams::hidden::Words;
use crate::streams::inbox::Waits;
use crate::streams::key::Key;
use crate::streams::messages::{self, RelayMessage};
use crate::streams::unknown::Unknown;

/// What comes over the websocket of a conversation.
#[derive(Clone)]
#[non_exhaustive]
pub enum RelayEvent {
    /// What the caller said, or has said so far: see [`Prompt::is_final`].
    Prompt(Prompt),
    /// The caller has pressed a key. Needs `dtmfDetection`.
    Key(Key),
    /// The caller cut off what was being said. Twilio drops what was queued behind it.
    Interrupt(RelayInterrupt),
    /// Something went wrong at Twilio, in its words. The conversation goes on.
    Error(Box<str>),
    /// What goes on. Needs `events` or `debug`.
    Info {
        /// `agentSpeaking`, `clientSpeaking`, `tokensPlayed` or `roundTripDelayMs`.
        name: Box<str>,
        /// `on` or `off`, the text that was played, or a number. What is not a text is here as JSON.
        value: Box<str>,
    },
    /// A message that is not in Twilio's documents.
    Other(Unknown),
}

impl Waits for RelayEvent {
    fn is_droppable(&self) -> bool {
        match self {
            // The final one has all of it.
            Self::Prompt(prompt) => !prompt.is_final,
            Self::Info { .. } => true,
            Self::Key(_) | Self::Interrupt(_) | Self::Error(_) | Self::Other(_) => false,
        }
    }
}

/// What the caller said.
#[derive(Clone)]
#[non_exhaustive]
pub struct Prompt {
    /// The words. A partial prompt has all of the utterance so far.
    pub text: Box<str>,
    /// The language: `en-US`, or `en` with some providers.
    pub lang: Option<Box<str>>,
    /// Whether the utterance is complete. Only `partialPrompts` sends others.
    pub is_final: bool,
    /// What was cut off since the last prompt, where [`prompt`](super::Conversation::prompt) has passed it over.
    pub interrupted: Option<RelayInterrupt>,
    message: Utf8Bytes,
}

impl Prompt {
    /// The message as it came, for what is not a field.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// How far the application's words had come when the caller cut them off.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RelayInterrupt {
    /// What the caller had heard of the utterance. Empty if Twilio does not say.
    pub heard: String,
    /// How long they had listened, if Twilio says.
    pub after: Option<Duration>,
}

impl RelayEvent {
    /// The event of a message; nothing for `setup`, which comes once.
    pub(super) fn of(message: RelayMessage<'_>, text: &Utf8Bytes) -> Option<Self> {
        Some(match message {
            RelayMessage::Setup(_) => return None,
            RelayMessage::Prompt(prompt) => Self::Prompt(Prompt {
                text: prompt.voice_prompt.as_deref().unwrap_or_default().into(),
                is_final: prompt.is_final(),
                lang: prompt.lang.as_deref().map(Into::into),
                interrupted: None,
                message: text.clone(),
            }),
            RelayMessage::Dtmf { digit } => Self::Key(Key::from(&*digit)),
            RelayMessage::Interrupt(interrupt) => Self::Interrupt(RelayInterrupt::of(&interrupt)),
            RelayMessage::Error { description } => {
                Self::Error(description.as_deref().unwrap_or_default().into())
            }
            RelayMessage::Info(info) => Self::Info { name: (*info.name).into(), value: (*info.value).into() },
            RelayMessage::Other { kind, .. } => Self::Other(Unknown::new(&kind, text)),
        })
    }
}

impl RelayInterrupt {
    fn of(interrupt: &messages::Interrupt<'_>) -> Self {
        Self {
            heard: interrupt.utterance_until_interrupt.as_deref().unwrap_or_default().to_owned(),
            after: interrupt.duration_until_interrupt_ms.map(Duration::from_millis),
        }
    }
}

impl fmt::Debug for RelayEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prompt(prompt) => prompt.fmt(f),
            Self::Key(key) => key.fmt(f),
            Self::Interrupt(interrupt) => interrupt.fmt(f),
            // It quotes what was refused.
            Self::Error(description) => f.debug_tuple("Error").field(&Words(description)).finish(),
            Self::Info { name, value } => {
                f.debug_struct("Info").field("name", name).field("value", &Words(value)).finish()
            }
            Self::Other(unknown) => unknown.fmt(f),
        }
    }
}

impl fmt::Debug for Prompt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prompt")
            .field("text", &Words(&self.text))
            .field("lang", &self.lang)
            .field("is_final", &self.is_final)
            .field("interrupted", &self.interrupted)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for RelayInterrupt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RelayInterrupt")
            .field("heard", &Words(&self.heard))
            .field("after", &self.after)
            .finish()
    }
}
